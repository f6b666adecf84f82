import IstioConfig
import IstioYAML
import RuleCoverage
import RuleTesting

/// Cases on rules, counted as `fairlead test --coverage` counts them.
struct CoverageRun {
    let rules: RuleSet
    var recorder = CoverageRecorder()
    private(set) var results: [CaseResult] = []

    /// Reads rules from text.
    init(_ rules: String) {
        self.init(Array(rules.utf8))
    }

    /// Reads rules as leniently as Istio's proxies are configured.
    init(_ rules: [UInt8]) {
        var reader = ConfigurationReader(mode: .lenient)
        reader.read(rules, from: SourceFile(name: "rules.yaml"))
        self.rules = RuleSet(reader.configuration)
        recorder.begin(self.rules)
    }

    /// Runs the cases of a test file.
    mutating func run(_ cases: String) throws {
        var reader = TestFileReader()
        _ = reader.read(Array(cases.utf8), from: SourceFile(name: "cases.yaml"))
        precondition(!reader.hasErrors, "\(reader.diagnostics)")
        for suite in reader.suites {
            var runner = CaseRunner(rules)
            _ = try runner.run(suite, where: { _ in true }) { result in
                results.append(result)
                recorder.record(result)
                return true
            }
        }
    }

    /// Runs one case for each request.
    mutating func run(requests: [String]) throws {
        let lines = requests.map { "- {request: \"\($0)\", expect: {outcome: route}}" }
        try run("cases:\n" + lines.joined(separator: "\n"))
    }

    /// The gaps, as `line text: gap`.
    var gaps: [String] {
        recorder.coverage.uncovered.map { item in
            let gaps = item.gaps.map(\.rawValue).joined(separator: ", ")
            return "\(item.location.line) \(item.text): \(gaps)"
        }
    }
}
