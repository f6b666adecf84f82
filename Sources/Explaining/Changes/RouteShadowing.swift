import IstioLinking
import IstioValidation
import Routing

/// What can be proven of a route without a request: that an earlier route matches everything that
/// it matches, or that no request can meet a condition.
struct RouteShadowing {
    private let explainer: Explainer
    private let routes: [Route]
    private let host: Int

    init(_ explainer: Explainer, host: Int) {
        self.explainer = explainer
        self.host = host
        routes = explainer.table.virtualHosts[host].routes
    }

    /// The first earlier route that matches every request that the route matches.
    func earlier(than position: Int) -> Int? {
        let entry = routes[position].origin.flatMap { explainer.written.entry(of: $0) }
        return routes[..<position].firstIndex { earlier in
            if earlier.isCatchAll || takesPath(of: routes[position], earlier) { return true }
            guard let entry, let other = earlier.origin.flatMap({ explainer.written.entry(of: $0) })
            else { return false }
            return Implication.covers(other, entry)
        }
    }

    /// Whether a route with only a path condition matches the exact path of a later route.
    private func takesPath(of later: Route, _ earlier: Route) -> Bool {
        guard case .exact(let path, ignoresCase: false) = later.match.path,
            earlier.match.otherConditions.isEmpty
        else { return false }
        return earlier.match.path.matches(path)
    }

    /// The condition that no request can meet, if there is one.
    func unreachable(_ position: Int) -> RuleReachability? {
        routes[position].match.conditions.lazy.compactMap(unreachable).first
    }

    private func unreachable(_ condition: RouteCondition) -> RuleReachability? {
        switch condition {
        case .path(let path): unreachable(path)
        case .header(let header): unreachable(header)
        case .queryParameter, .claim: nil
        }
    }

    private func unreachable(_ path: PathMatcher) -> RuleReachability? {
        UnmatchablePath(path).map { unmatchable in
            .unreachable(condition: "uri \(path.text)", reason: unmatchable.reason)
        }
    }

    private func unreachable(_ header: HeaderMatcher) -> RuleReachability? {
        guard let value = header.value else { return nil }
        let name = String(decoding: header.name, as: UTF8.self)
        if header.isInverted {
            guard case .regex(let pattern) = value, pattern.text == ".*" else { return nil }
            return .unreachable(
                condition: "withoutHeaders \(ReadableText.quoted(name)) regex `.*`",
                reason: "no request can match it: an absent header counts as an empty one")
        }
        if name == ":method", ConditionEdits.methods(value).isEmpty {
            return .unreachable(
                condition: "method \(value.text)",
                reason:
                    "no HTTP/1.1 request can match it: Envoy takes no such method, and case counts")
        }
        if name == ":authority" || name == "host", case .exact(let text) = value,
            explainer.table.virtualHost(for: text) != host
        {
            return .unreachable(
                condition: "authority \(value.text)",
                reason: "no request can match it: such a Host is not of this virtual host")
        }
        return nil
    }
}
