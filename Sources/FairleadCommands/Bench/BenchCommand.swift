import CommandLineArguments
import IstioLinking
import Routing

/// `fairlead bench`: what decisions cost with the user's own rules.
enum BenchCommand: Command {
    static let specification = CommandSpecification(
        name: "bench",
        summary: "Measures what decisions cost, by your rules and for your requests.",
        discussion: """
            Decides request records again and again, by the compiled tree and by the plain
            reference matcher, and says what a decision costs each, what loading costs, and which
            rules cost most. Records are those of decide, with or without recorded decisions; the
            exit code is 1 where a decision differs from its record or between the two, and 2 where
            the rules or a record cannot be used.

            How to read the figures: the mean is the processor time of whole passes over all
            requests. p50 and p99 tell requests apart: the cost of each is the median of several
            rounds, less what reading the clock takes, which leaves some nanoseconds too many.
            Interruptions by other programs are in neither. A
            decision takes tens of nanoseconds, and a busy machine or a changing clock rate moves
            all of them: compare the ratio of tree and reference in one run, not the times of two.
            The few kinds of requests that the tree leaves to the reference matcher cost what that
            does; they are counted as decided the plain way. The tree's size has the compiled
            expressions in it, not the route table. Reading, validating, linking and compiling are
            measured once, in processor time. Allocations are counted where the C library is glibc. Build with
            `-c release`: other builds say nothing about the speed.
            """,
        arguments: [],
        options: RuleOptions.all + [
            OptionSpecification(
                ["requests"], value: .file("FILE"),
                help: "Records, one JSON object a line; - is standard input."),
            OptionSpecification(
                ["seconds"], value: .number("N"),
                help: "How long to measure in processor time, about (2)."),
            OptionSpecification(
                ["output"], letter: "o", value: .words(["text", "json"]),
                help: "The format of the figures (text)."),
        ],
        examples: [
            CommandSpecification.Example(
                "fairlead bench --config rules/ --requests requests.jsonl", "a file of requests"),
            CommandSpecification.Example(
                "fairlead bench -f rules/ --requests requests.jsonl --seconds 10 -o json",
                "for longer, as JSON"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        guard let path = arguments.value("requests") else {
            throw .usage(
                ArgumentError("no requests are given", suggestion: "use `--requests FILE`"))
        }
        let seconds = arguments.number("seconds") ?? 2
        guard (1...3_600).contains(seconds) else {
            throw .usage(ArgumentError("`--seconds` takes 1 to 3600, not `\(seconds)`"))
        }
        let port = try RuleOptions.port(arguments) ?? 80
        let named = try RuleOptions.proxy(arguments, port: port)
        var loadSeconds = 0.0
        let rules = try timed(&loadSeconds) { () throws(CommandError) in
            try RuleOptions.load(arguments, on: terminal)
        }
        let input = try BenchRecords(path, on: terminal)
        if input.isCut {
            terminal.error("note: only the first \(BenchRecords.maximumCount) requests count\n")
        }
        let fallback = named ?? Proxy(kind: .everyGateway, port: port)
        let assumptions: Linker.Assumptions = named == nil ? [] : .gateways
        var bench = Bench(input.records, fallback: fallback)
        do {
            try bench.compile(rules.configuration, assuming: assumptions)
        } catch {
            terminal.report(error.diagnostics, rules.sources)
            throw .reported
        }
        let result = bench.measure(for: Double(seconds), rules, loadSeconds: loadSeconds)
        if arguments.value("output") == "json" {
            terminal.out(result.json)
        } else {
            terminal.out(result.text(on: terminal))
        }
        let agrees = result.differing == 0 && result.agreeing == result.recorded
        return agrees ? ExitCode.success : ExitCode.difference
    }
}
