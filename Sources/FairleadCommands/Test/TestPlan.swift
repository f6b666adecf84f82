import CommandLineArguments
import IstioYAML
import RuleTesting

/// The options of `fairlead test`.
struct TestPlan {
    private let paths: [String]
    private let rulePaths: [String]
    private let fallback: ProxyChoice
    private let isLenient: Bool
    private let filters: [String]
    private let failsFast: Bool
    private let seed: UInt64?
    private let output: TestOutput
    private let coverage: CoverageOptions

    /// Reads the command line.
    init(_ arguments: ParsedArguments) throws(CommandError) {
        paths = arguments.positionals
        rulePaths = arguments.all("config")
        fallback = try ProxyChoice(arguments)
        isLenient = arguments.has("no-validation")
        filters = arguments.all("filter")
        failsFast = arguments.has("fail-fast")
        seed = arguments.number("random-seed")
        output = arguments.value("output").flatMap { TestOutput(rawValue: $0) } ?? .text
        coverage = try CoverageOptions(arguments)
    }

    /// Reads everything, runs the cases and prints the results; returns the exit code.
    func run(on terminal: Terminal) throws(CommandError) -> Int32 {
        var watch = FileWatch()
        return try run(on: terminal, watching: &watch)
    }

    /// Runs the cases, and watches the files they depend on.
    func run(
        on terminal: Terminal, watching watch: inout FileWatch,
    ) throws(CommandError) -> Int32 {
        watch = FileWatch()
        for path in paths + rulePaths { watch.add(path) }
        let files = try TestFiles(paths, on: terminal)
        for file in files.read { watch.add(file) }
        var rules = TestRules(rulePaths, fallback: fallback, isLenient: isLenient)
        defer { for file in rules.read { watch.add(file) } }
        for suite in files.suites { try rules.load(for: suite, on: terminal) }
        let total = files.suites.reduce(0) { $0 + $1.requestCount }
        var run = TestRun(
            report: output.report(on: terminal), filters: filters, failsFast: failsFast,
            progress: TestProgress(total: filters.isEmpty ? total : nil, on: terminal),
            coverage: coverage)
        for suite in files.suites {
            let set = try rules.load(for: suite, on: terminal)
            if try !run.run(suite, set, seed: seed, rules, on: terminal) { break }
        }
        return try run.finish(total: total, filters: filters, rules, on: terminal)
    }
}

extension ProxyChoice {
    /// Reads the options that select the proxy.
    init(_ arguments: ParsedArguments) throws(CommandError) {
        self.init()
        // Rejects options that exclude each other.
        _ = try RuleOptions.proxy(arguments, port: 80)
        port = try RuleOptions.port(arguments)
        sidecar = arguments.value("sidecar")
        namespace = arguments.value("namespace")
        let named = arguments.all("gateway")
        if !named.isEmpty { gateways = named }
        if !arguments.all("label").isEmpty { labels = try RuleOptions.labels(arguments) }
    }
}
