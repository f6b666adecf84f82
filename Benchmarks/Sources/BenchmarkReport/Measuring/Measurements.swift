import BenchmarkRules

/// All figures of one run.
struct Measurements {
    /// The output of the measuring program.
    let benchmarks: BenchmarkRun
    /// Instructions of decisions; `nil` without valgrind.
    let counts: InstructionCounts?
    /// The same with twice as many repetitions, for the calls that a decision must not make.
    let moreCounts: InstructionCounts?
    /// Envoy's loading, by number of VirtualServices; empty without Envoy.
    let envoyLoading: [Int: EnvoyLoading]
    /// Envoy's requests, by family; empty without Envoy or wrk.
    let envoyRoutes: [String: EnvoyRoutes]
    /// The commands of Fairlead.
    let commands: CommandRuns

    /// The families that Envoy is measured with.
    static let envoyFamilies: Set<String> = [
        "pathExact", "headerExact", "regexLiteral", "regexPlain",
    ]

    /// The sizes whose instructions are compared.
    static let compared = [10, 10_000]

    /// Measures everything this machine can.
    init() throws {
        benchmarks = try BenchmarkRun([
            "^(decide|apply)/.*article", "^decide/(tree|reference)/[a-zA-Z]+/[0-9]",
            "^match/", "^(regularExpression/ordinary|update)/",
            "(scan|parse|link|compile|load|linkAndCompile)/services/10000/",
            "/services/1000/",
        ])
        let families = RuleFamily.all.map(\.name)
        let names = families.flatMap { family in
            Self.compared.map { "decide/tree/\(family)/\($0)/hitLast/5headers" }
        }
        counts = try InstructionCounts(names + ["decide/tree/article/all"], times: 20)
        moreCounts = try InstructionCounts(
            names.filter { $0.contains("/10/") } + ["decide/tree/article/all"], times: 40)
        var loading: [Int: EnvoyLoading] = [:]
        for count in [1_000, 10_000] { loading[count] = try EnvoyLoading(services: count) }
        envoyLoading = loading
        var routes: [String: EnvoyRoutes] = [:]
        for family in RuleFamily.all where Self.envoyFamilies.contains(family.name) {
            routes[family.name] = try EnvoyRoutes(family)
        }
        envoyRoutes = routes
        commands = try CommandRuns()
    }
}
