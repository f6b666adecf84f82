import CommandLineArguments
import RuleTesting

/// `fairlead test convert`: converts other tools' cases to our format.
enum TestConversion {
    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        let paths = Array(arguments.positionals.dropFirst())
        if paths.isEmpty { throw .usage(ArgumentError("missing FILE")) }
        let files = try TestFiles(paths, on: terminal)
        for suite in files.suites where suite.format == .fairlead {
            throw .input("\(suite.location): this is in fairlead's format already")
        }
        let texts = files.suites.map {
            ConvertedFile.text(of: $0, rules: arguments.all("config"))
        }
        terminal.out(texts.joined(separator: "---\n"))
        return ExitCode.success
    }
}
