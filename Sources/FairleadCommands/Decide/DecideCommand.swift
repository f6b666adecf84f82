import CommandLineArguments
import IstioLinking
import Routing

/// `fairlead decide`: reads request records, writes decision records.
enum DecideCommand: Command {
    static let specification = CommandSpecification(
        name: "decide",
        summary: "Decides request records, one JSON object a line.",
        discussion: """
            Reads requests, one JSON object a line, and prints one decision a line in the same
            order. A line that cannot be read is reported with its number and left out; the exit
            code is then 2. A record without `proxy` is asked by the proxy that the options name.
            """,
        arguments: [
            ArgumentSpecification(
                "REQUESTS", help: "A file of records; - or nothing is standard input.",
                isOptional: true, value: .file("REQUESTS"))
        ],
        options: RuleOptions.all + [
            OptionSpecification(["strict"], help: "Stop at the first line that cannot be read."),
            OptionSpecification(
                ["engine"], value: .words(["tree", "reference"]),
                help: "What decides: the compiled tree (unless said), or the plain matcher."),
            OptionSpecification(
                ["check"],
                help: "Lines hold `request` and `decision`; compare and print the differences."),
        ],
        examples: [
            CommandSpecification.Example(
                "fairlead decide --config rules/ requests.jsonl", "decide a file of requests"),
            CommandSpecification.Example(
                "fairlead decide --config rules/ --check cases.jsonl",
                "compare with recorded decisions"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        let port = try RuleOptions.port(arguments) ?? 80
        let proxy = try RuleOptions.proxy(arguments, port: port)
        let rules = try RuleOptions.load(arguments, on: terminal)
        let assumptions: Linker.Assumptions = proxy == nil ? [] : .gateways
        let tables = RouteTables(
            Linker(rules.configuration, assuming: assumptions),
            fallback: proxy ?? Proxy(kind: .everyGateway, port: port),
            engine: arguments.value("engine").flatMap { RouteTables.Engine(rawValue: $0) } ?? .tree)
        let input = try LineReader(arguments.positionals.first ?? "-")
        var stream = BatchDecider(
            tables: tables, isCheck: arguments.has("check"), isStrict: arguments.has("strict"),
            name: input.name)
        try stream.run(input, of: rules.sources, on: terminal)
        if stream.isCheck { stream.summarize(on: terminal) }
        if stream.badLines > 0 { return ExitCode.unusable }
        return stream.differing > 0 ? ExitCode.difference : ExitCode.success
    }
}
