import IstioConfig
import IstioYAML
import RuleTesting

/// Cases on rules, run as `fairlead test` runs them.
struct CaseRun {
    let results: [CaseResult]

    /// Rules for most tests: weights, a redirect, a direct response, headers, and a mirror.
    static let rules = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: prod}
        spec:
          hosts: [shop.com, "*.shop.com"]
          gateways: [istio-system/public]
          http:
          - name: old
            match: [{uri: {prefix: /old}}]
            redirect: {uri: /new, redirectCode: 302}
          - match: [{uri: {exact: /teapot}}]
            directResponse: {status: 418, body: {string: short and stout}}
          - name: beta
            match:
            - headers: {x-beta: {exact: "yes"}}
            - queryParams: {beta: {exact: "1"}}
            rewrite: {uri: /beta, authority: beta.shop.com}
            headers: {request: {set: {x-version: beta}, remove: [x-beta]}, response: {add: {x-seen: "1"}}}
            timeout: 5s
            retries: {attempts: 3, retryOn: "5xx,reset", perTryTimeout: 1s}
            route: [{destination: {host: cart, subset: v2, port: {number: 8080}}}]
            mirror: {host: copy.prod.svc.cluster.local, port: {number: 80}}
          - route:
            - {destination: {host: cart, port: {number: 80}}, weight: 3}
            - {destination: {host: cart.next.svc.cluster.local, port: {number: 80}}, weight: 1}

        """

    /// Runs the cases of a text; an error in it is a failed precondition.
    init(_ cases: String, rules: String = rules, seed: UInt64? = nil) throws {
        var reader = TestFileReader()
        _ = reader.read(Array(cases.utf8), from: SourceFile(name: "cases.yaml"))
        precondition(!reader.hasErrors, "\(reader.diagnostics)")
        try self.init(reader.suites, rules: rules, seed: seed)
    }

    /// Runs suites.
    init(_ suites: [TestSuite], rules: String, seed: UInt64? = nil) throws {
        var configuration = ConfigurationReader()
        configuration.read(Array(rules.utf8), from: SourceFile(name: "rules.yaml"))
        precondition(!configuration.hasErrors, "\(configuration.diagnostics)")
        var runner = CaseRunner(RuleSet(configuration.configuration), seed: seed)
        var results: [CaseResult] = []
        for suite in suites {
            _ = try runner.run(suite, where: { _ in true }) {
                results.append($0)
                return true
            }
        }
        self.results = results
    }

    /// Runs one case with this expectation for a request.
    init(_ request: String, expect expectation: String, seed: UInt64? = nil) throws {
        try self.init(
            "cases:\n- request: \(request)\n  expect: \(expectation)\n", seed: seed)
    }

    var isPassed: Bool { results.allSatisfy(\.isPassed) }

    /// All failures, one line each.
    var failures: [String] {
        results.flatMap(\.failures).map { "\($0.subject): \($0.expected) / \($0.actual)" }
    }
}

/// The errors of a test file, each as `line:column message; suggestion`.
func faults(_ text: String) -> [String] {
    var reader = TestFileReader()
    _ = reader.read(Array(text.utf8), from: SourceFile(name: "cases.yaml"))
    return reader.diagnostics.map {
        "\($0.location.line):\($0.location.column) \($0.message)"
            + ($0.suggestion.map { "; \($0)" } ?? "")
    }
}
