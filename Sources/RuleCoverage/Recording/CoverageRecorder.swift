import DecisionTree
import IstioLinking
import Routing
public import RuleTesting

/// Counts what test cases reach in rules.
///
/// ```swift
/// var recorder = CoverageRecorder()
/// recorder.begin(rules)
/// _ = try runner.run(suite, where: { _ in true }) { result in
///     recorder.record(result)
///     return true
/// }
/// print(recorder.coverage.share.text)
/// ```
///
/// Conditions are evaluated with the reference matcher's own code. For one thread.
public struct CoverageRecorder {
    private struct Place: Hashable {
        let proxy: Proxy
        let virtualHost: Int
    }

    private struct UnknownHost: Hashable {
        let proxy: Proxy
        let authority: [UInt8]
    }

    /// How many proxies of cases are stored.
    private static let maximumChoices = 32
    /// For how many Hosts without virtual host the reason is cached.
    private static let maximumUnknownHosts = 1024

    /// The counts so far.
    public private(set) var coverage = Coverage()
    /// The proxies that cases on the last rules chose, as far as they gave them.
    package var choices: [ProxyChoice] {
        rules.flatMap { choicesByRules[ObjectIdentifier($0)] } ?? []
    }
    private var choicesByRules: [ObjectIdentifier: [ProxyChoice]] = [:]
    /// The items of the current rules.
    private(set) var own: [Int] = []
    private var rules: RuleSet?
    private var source: CoverageSource?
    private var known: [Place: VirtualHostItems] = [:]
    private var unknownHosts: [UnknownHost: [CoverageObservation]] = [:]

    /// Creates a recorder without counts.
    public init() {}

    /// Adds the items of rules; the following cases are on these rules.
    ///
    /// - Complexity: linear in the rules, unless they are the current ones.
    public mutating func begin(_ rules: RuleSet) {
        if self.rules === rules { return }
        self.rules = rules
        let source = CoverageSource(rules)
        self.source = source
        known = [:]
        unknownHosts = [:]
        own = RuleItems.add(source, to: &coverage)
    }

    /// Counts what a case reached.
    ///
    /// - Precondition: the case was run on the rules of the last ``begin(_:)``.
    /// - Complexity: as the reference matcher, without the rules that are fully observed.
    public mutating func record(_ result: CaseResult) {
        let request = result.request
        // The scheme does not give the port of another request.
        var choice = request.proxy
        choice.port = result.proxy.port
        note(choice)
        take(
            observations(
                of: request.request, result.decision, result.table,
                isDrawn: request.hasRandom))
    }

    private mutating func note(_ choice: ProxyChoice) {
        guard let rules else { return }
        let key = ObjectIdentifier(rules)
        let known = choicesByRules[key] ?? []
        if known.count < Self.maximumChoices && !known.contains(choice) {
            choicesByRules[key, default: []].append(choice)
        }
    }

    /// What a request and its decision show; `isDrawn` means that its random number counts.
    mutating func observations(
        of request: Request, _ decision: Decision, _ table: RouteTable, isDrawn: Bool = false,
    ) -> [CoverageObservation] {
        guard let normalized = try? NormalizedRequest(request, at: table.proxy) else { return [] }
        guard let host = decision.virtualHost else {
            return withoutHost(normalized.authority, table)
        }
        let items = items(of: host, table)
        var observations =
            source.map {
                items.proxyObservations(of: table, for: normalized.authority, $0, in: coverage)
            } ?? []
        if evaluatesRoutes(decision, normalized) {
            items.close(coverage)
            observations += items.observations(
                of: normalized, decidedBy: decision.route, in: coverage)
        }
        if let route = decision.route {
            observations += items.routes[route].reached(by: decision, isDrawn: isDrawn)
                .map(CoverageObservation.reached)
        }
        return observations
    }

    /// What a missing virtual host shows of conditions on the proxy.
    private mutating func withoutHost(
        _ authority: [UInt8], _ table: RouteTable,
    ) -> [CoverageObservation] {
        let place = UnknownHost(proxy: table.proxy, authority: authority)
        if let known = unknownHosts[place] { return known }
        if unknownHosts.count == Self.maximumUnknownHosts { unknownHosts = [:] }
        let failing = source?.failingProxyConditions(of: table, for: authority) ?? []
        let observations = failing.compactMap { coverage.index(.condition, $0.location) }
            .map(CoverageObservation.failed)
        unknownHosts[place] = observations
        return observations
    }

    /// Counts what a request showed.
    mutating func take(_ observations: [CoverageObservation]) {
        for observation in observations { coverage.take(observation) }
    }

    /// `httpsRedirect` and an empty `x-forwarded-proto` cause a local reply before routing.
    private func evaluatesRoutes(_ decision: Decision, _ request: NormalizedRequest) -> Bool {
        decision.route != nil
            || decision.outcome == .noRoute
                && !(request.headers.first("x-forwarded-proto") ?? []).isEmpty
    }

    /// The items of a virtual host, found on first use.
    mutating func items(of host: Int, _ table: RouteTable) -> VirtualHostItems {
        let place = Place(proxy: table.proxy, virtualHost: host)
        if let items = known[place] { return items }
        guard let source else { preconditionFailure("begin(_:) was not called") }
        let items = VirtualHostItems(table.virtualHosts[host], of: table, source, in: coverage)
        known[place] = items
        return items
    }
}
