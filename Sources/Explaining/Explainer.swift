public import IstioConfig
public import IstioLinking
public import Routing

/// Explains decisions of one proxy: what happened before the rules, and which condition failed.
///
/// ```swift
/// let explainer = Explainer(linker, table, of: configuration)
/// let explanation = explainer.explain(request)
/// for position in explanation.nearest.prefix(3) {
///     print(explainer.rule(at: position, in: explanation).conditions)
/// }
/// ```
///
/// Conditions are evaluated with the reference matcher's own code. For people and for failed
/// tests; a proxy has no use for it.
public struct Explainer: Sendable {
    /// A route's position in the table.
    public struct Position: Hashable, Sendable {
        /// The virtual host's position in the table.
        public let virtualHost: Int
        /// The route's position in it.
        public let route: Int

        /// Creates a position.
        public init(virtualHost: Int, route: Int) {
            self.virtualHost = virtualHost
            self.route = route
        }
    }

    /// The table that decides.
    public let table: RouteTable
    let linker: Linker
    let virtualServices: [VirtualService]
    let written: WrittenRules

    /// Prepares explanations of a table.
    ///
    /// - Precondition: the linker was built from the configuration, and the table by the linker.
    /// - Complexity: linear in the rules.
    public init(_ linker: Linker, _ table: RouteTable, of configuration: Configuration) {
        self.linker = linker
        self.table = table
        virtualServices = configuration.virtualServices
        written = WrittenRules(linker, virtualServices)
    }

    private init(_ other: Explainer, _ table: RouteTable) {
        linker = other.linker
        self.table = table
        virtualServices = other.virtualServices
        written = other.written
    }

    /// Returns an explainer for one virtual host, at position 0: for searches that would search all
    /// virtual hosts of a large table at every step.
    package func restricted(to virtualHost: Int) -> Explainer {
        Explainer(self, table.restricted(to: virtualHost))
    }

    /// Explains how a request is decided.
    ///
    /// - Complexity: linear in the rules of the chosen virtual host, and in the VirtualServices.
    public func explain(_ request: Request) -> Explanation {
        let decision = ReferenceMatcher(table).decide(request)
        let normalized = try? NormalizedRequest(request, at: table.proxy)
        let choice = normalized.flatMap { table.virtualHostChoice(for: $0.authority) }
        var explanation = Explanation(
            request: request, effect: table.apply(decision, to: request), decision: decision)
        explanation.normalized = normalized
        explanation.steps = PreRoutingSteps(self, request, choice).all
        if let normalized, decision.virtualHost != nil, evaluatesRoutes(decision, normalized) {
            explanation.evaluated = evaluated(choice?.index, normalized)
        }
        if let normalized {
            explanation.exclusions = exclusions(for: normalized.authority)
            if choice == nil { explanation.hosts = table.virtualHosts.flatMap(\.domains) }
        }
        return explanation
    }

    /// Returns the parts of VirtualServices for a Host that are not evaluated, and why.
    ///
    /// - Complexity: linear in the VirtualServices.
    package func exclusions(for authority: [UInt8]) -> [ExplainedExclusion] {
        ExclusionSearch(linker, table, virtualServices, authority: authority).exclusions()
            .map(ExplainedExclusion.init)
    }

    /// Explains one route of the chosen virtual host in full; `nil` if the request was refused.
    ///
    /// - Precondition: the explanation is this explainer's, and the position is valid in it.
    public func rule(at position: Int, in explanation: Explanation) -> ExplainedRule? {
        explanation.virtualHost.flatMap {
            rule(at: Position(virtualHost: $0, route: position), in: explanation)
        }
    }

    /// Explains one route of any virtual host in full; `nil` if the request was refused.
    public func rule(at position: Position, in explanation: Explanation) -> ExplainedRule? {
        explanation.normalized.map {
            ExplainedRule(self, position, $0)
        }
    }

    /// Searches for the smallest change of a request that makes a route of the table decide it.
    ///
    /// The reference matcher decides every proposal before it is returned.
    ///
    /// - Complexity: bounded by a few hundred decisions of the reference matcher.
    public func change(toReach position: Position, for request: Request) -> RuleReachability {
        let reachability = directChange(toReach: position, for: request)
        switch reachability {
        case .decides, .change: return reachability
        case .blocked, .unreachable, .unknown: break
        }
        for other in sameEntry(as: position).prefix(Self.maximumOtherHosts) {
            let reachability = directChange(toReach: other, for: request)
            if case .change = reachability { return reachability }
        }
        return reachability
    }

    /// How many other virtual hosts are searched.
    private static let maximumOtherHosts = 4

    /// The same entry's routes in other virtual hosts.
    private func sameEntry(as position: Position) -> [Position] {
        guard let origin = route(at: position).origin else { return [] }
        return table.virtualHosts.indices.lazy.filter { $0 != position.virtualHost }.compactMap {
            index in
            table.virtualHosts[index].routes.firstIndex { route in
                route.origin.map { $0.isSameEntry(as: origin) } ?? false
            }.map { Position(virtualHost: index, route: $0) }
        }
    }

    private func route(at position: Position) -> Route {
        table.virtualHosts[position.virtualHost].routes[position.route]
    }

    private func directChange(
        toReach position: Position, for request: Request,
    ) -> RuleReachability {
        let host = position.virtualHost
        let decision = ReferenceMatcher(table).decide(request)
        if decision.virtualHost == host && decision.route == position.route { return .decides }
        let shadowing = RouteShadowing(self, host: host)
        if let unreachable = shadowing.unreachable(position.route) { return unreachable }
        let blocked = { (earlier: Int, isProven: Bool) in
            RuleReachability.blocked(
                by: Position(virtualHost: host, route: earlier), isProven: isProven)
        }
        if let earlier = shadowing.earlier(than: position.route) { return blocked(earlier, true) }
        var search = RequestChangeSearch(table, host: host, route: position.route, request: request)
        if let edits = search.run() { return .change(edits, request.changed(by: edits)) }
        return search.blocker.map { blocked($0, false) } ?? .unknown
    }

    /// `httpsRedirect` and an empty `x-forwarded-proto` cause a local reply before routing.
    private func evaluatesRoutes(_ decision: Decision, _ request: NormalizedRequest) -> Bool {
        let isAnswered = decision.outcome == .redirect && decision.route == nil
        return !isAnswered && !(request.headers.first("x-forwarded-proto") ?? []).isEmpty
    }

    /// Evaluates the routes in order, up to the one that matches.
    private func evaluated(_ host: Int?, _ request: NormalizedRequest) -> [EvaluatedRoute] {
        guard let host else { return [] }
        var evaluated: [EvaluatedRoute] = []
        for (position, route) in table.virtualHosts[host].routes.enumerated() {
            let failing = route.match.conditions.count { !$0.holds(for: request) }
            let path =
                !route.match.path.isCatchAll
                && RouteCondition.path(route.match.path).holds(for: request)
            evaluated.append(
                EvaluatedRoute(position: position, failingCount: failing, hasPath: path))
            if failing == 0 { break }
        }
        return evaluated
    }
}

extension RouteOrigin {
    /// Whether both are the same entry of the same rule.
    fileprivate func isSameEntry(as other: RouteOrigin) -> Bool {
        virtualServiceLocation == other.virtualServiceLocation
            && ruleLocation == other.ruleLocation && rule == other.rule && match == other.match
    }
}
