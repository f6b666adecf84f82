import DecisionTree
public import IstioLinking
import Routing

/// Runs the cases of suites on rules.
public struct CaseRunner {
    private let rules: RuleSet
    private let seed: UInt64?
    private var requestCount: UInt64 = 0

    /// Creates a runner.
    ///
    /// - Parameters:
    ///   - rules: The rules.
    ///   - seed: Draws one destination of a weighted rule if a request does not give its random
    ///     number; without seed all destinations are checked.
    public init(_ rules: RuleSet, seed: UInt64? = nil) {
        self.rules = rules
        self.seed = seed
    }

    /// Runs a suite's cases in order.
    ///
    /// - Parameters:
    ///   - suite: The cases.
    ///   - isWanted: Returns whether to run the request with a name.
    ///   - report: Receives each result; returns whether to continue.
    /// - Returns: Whether all were run.
    /// - Throws: what Envoy would reject in the rules, since no request can be decided then.
    public mutating func run(
        _ suite: TestSuite, where isWanted: (String) -> Bool,
        _ report: (CaseResult) -> Bool,
    ) throws(LinkError) -> Bool {
        for testCase in suite.cases {
            for table in testCase.requests {
                for index in 0..<table.count {
                    var request = table[index]
                    drawRandom(&request)
                    let name = testCase.name(of: request)
                    if !isWanted(name) { continue }
                    if !report(try run(testCase, name, request)) { return false }
                }
            }
        }
        return true
    }

    /// A seed draws the same numbers, whatever is filtered out.
    private mutating func drawRandom(_ request: inout TestRequest) {
        requestCount += 1
        guard let seed, !request.hasRandom else { return }
        var value = seed &+ requestCount &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        request.request.random = value ^ (value >> 31)
        request.hasRandom = true
    }

    /// Decides one request and compares the result.
    private func run(
        _ testCase: TestCase, _ name: String, _ request: TestRequest,
    ) throws(LinkError) -> CaseResult {
        let proxy = proxy(for: request, of: testCase)
        let table = try rules.table(for: proxy)
        let decision = table.decide(request.request)
        // Most cases test where requests go; only a failure shows more than that.
        let isOutline = testCase.assertions.allSatisfy(\.subject.isAboutRoute)
        var possible = PossibleEffects(
            decision, of: table.tree.table, for: request, isOutline: isOutline)
        var failures = AssertionChecks(possible: possible, rules: rules, request: request)
            .failures(of: testCase.assertions)
        if testCase.assertions.isEmpty { failures.append(.nothing(testCase.location)) }
        if isOutline && !failures.isEmpty {
            possible = PossibleEffects(decision, of: table.tree.table, for: request)
        }
        var result = CaseResult(
            name: name, location: testCase.location, failures: failures, request: request,
            proxy: proxy, table: table.tree.table, linker: rules.linker,
            configuration: rules.configuration, decision: decision,
            effect: possible.all[0].effect)
        if let foreign = testCase.foreign {
            result.notes = foreign.notes
            if foreign.format == .configValidator {
                let judge = ConfigValidatorVerdict(rules, testCase, request)
                result.notes += judge.notes(on: result)
            } else {
                result.notes += RouterCheckVerdict.notes(on: result)
            }
        }
        return result
    }

    /// Other tools have no proxies: the host's VirtualService selects the proxy.
    private func proxy(for request: TestRequest, of testCase: TestCase) -> Proxy {
        if testCase.foreign == nil { return rules.proxy(for: request) }
        let authority = String(decoding: request.request.authority ?? [], as: UTF8.self)
        guard let namespace = rules.names.meshNamespace(ofHost: authority) else {
            return rules.proxy(for: request)
        }
        var completed = request
        if completed.proxy.gateways == nil && completed.proxy.labels == nil {
            completed.proxy.sidecar = namespace
        }
        return rules.proxy(for: completed)
    }
}
