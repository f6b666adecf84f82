package import CommandLineArguments
import Suggestions

/// The program: finds the command, runs it, and turns errors into exit codes.
public enum Program {
    /// The version that `--version` prints.
    static let version = "0.1.0"
    private static let commands: [any Command.Type] = [
        RouteCommand.self, ExplainCommand.self, TestCommand.self, CheckCommand.self,
        DecideCommand.self, FormatCommand.self, BenchCommand.self, TreeCommand.self,
        ExportCommand.self, CompletionCommand.self, ManualCommand.self,
    ]

    /// The tables of all commands.
    package static let specification = ProgramSpecification(
        name: "fairlead", summary: "Tells what Istio and Envoy do with a request.",
        version: version, commands: commands.map { $0.specification },
        exitCodes: [
            (ExitCode.success, "The command did its work."),
            (ExitCode.difference, "Something was found, or a comparison failed."),
            (ExitCode.unusable, "The command line, the rules or a request cannot be used."),
        ])

    /// Runs the command that the arguments name, with the process's own output.
    ///
    /// - Returns: the exit code: 0, 1 where a comparison failed, 2 for unusable input.
    public static func run(_ words: [String]) -> Int32 {
        run(words, on: Terminal.standard(.auto))
    }

    /// Runs a command with the given output.
    package static func run(_ words: [String], on terminal: Terminal) -> Int32 {
        guard let name = words.first else {
            terminal.error(specification.overview)
            return ExitCode.unusable
        }
        switch name {
        case "help", "--help", "-h":
            if words.count > 1 { return run([words[1], "--help"], on: terminal) }
            terminal.out(specification.overview)
            return ExitCode.success
        case "--version":
            terminal.out("fairlead \(version)\n")
            return ExitCode.success
        default: break
        }
        guard let command = commands.first(where: { $0.specification.name == name }) else {
            let near = EditDistance.closest(name, among: commands.map { $0.specification.name })
            let kind = name.hasPrefix("-") ? "option" : "command"
            terminal.report(
                .usage(
                    ArgumentError(
                        "unknown \(kind) `\(name)`",
                        suggestion: near.map { "did you mean `\($0)`?" }
                            ?? "`fairlead help` lists the commands")))
            return ExitCode.unusable
        }
        return run(command, Array(words.dropFirst()), on: terminal)
    }

    private static func run(
        _ command: any Command.Type, _ words: [String], on terminal: Terminal,
    ) -> Int32 {
        do throws(CommandError) {
            let arguments: ParsedArguments
            do {
                arguments = try command.specification.parse(words)
            } catch {
                throw .usage(error)
            }
            if arguments.has("help") {
                terminal.out(command.specification.help(program: "fairlead"))
                return ExitCode.success
            }
            let use = arguments.value("color").flatMap { Terminal.ColorUse(rawValue: $0) }
            return try command.run(
                arguments, on: use.map { terminal.recolored($0) } ?? terminal)
        } catch {
            terminal.report(error)
            if case .usage = error {
                terminal.error(
                    "usage: \(command.specification.usage(program: "fairlead"))\n")
            }
            return ExitCode.unusable
        }
    }
}

/// One of the program's commands.
protocol Command: Sendable {
    /// The table for parsing and help.
    static var specification: CommandSpecification { get }
    /// Runs the command and returns the exit code.
    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32
}
