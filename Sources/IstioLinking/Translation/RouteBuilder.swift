import IstioConfig
import Routing

/// Translates the rules of VirtualServices into Envoy's routes for successive listeners.
///
/// Source: docs/semantics/istio.md 2.8 and 3.1 (`BuildHTTPRoutesForVirtualService`,
/// `TranslateRoute`).
struct RouteBuilder: Sendable {
    /// The listener for which routes are built.
    struct Listener {
        /// `namespace/name` of the Gateway, or `mesh`.
        let gateway: String
        /// The Gateway server's port, or the service's (docs/semantics/istio.md 2.10).
        let port: UInt32
        /// Whether the Gateway's server has a `tls` block.
        var hasTLS = false
    }

    let proxy: Proxy
    let patterns: PatternCache
    /// The ports of a destination's service, as seen from a namespace; `nil` if it is unknown.
    let ports: @Sendable (_ host: String, _ namespace: String) -> [UInt32]?
    /// Hosts whose DestinationRule balances by consistent hash.
    let hashedHosts: Set<String>
    /// Whether routes are built for all proxies together, to find what Envoy would refuse for any.
    var isForEveryProxy = false
    /// What Envoy would refuse.
    var refusals: [Diagnostic] = []

    /// Returns the routes of a VirtualService for a listener, in order.
    ///
    /// A rule without conditions, and a catch-all entry, end the list. An empty result means that
    /// the VirtualService cannot be used here.
    mutating func routes(of service: ResolvedVirtualService, for listener: Listener) -> [Route] {
        var routes: [Route] = []
        routes.reserveCapacity(service.rules.reduce(0) { $0 + max(1, $1.match.count) })
        for (index, rule) in service.rules.enumerated() {
            let position = service.positions?[index] ?? index
            let place = RulePlace(service: service, rule: rule, position: position)
            if rule.match.isEmpty {
                routes.append(route(place, entry: nil, listener))
                return routes
            }
            for entry in rule.match.indices where applies(rule.match[entry], to: listener) {
                let route = route(place, entry: entry, listener)
                let isLast = route.isCatchAll && !isForEveryProxy
                routes.append(route)
                if isLast { return routes }
            }
        }
        return routes
    }

    private func applies(_ entry: HTTPMatchRequest, to listener: Listener) -> Bool {
        isForEveryProxy || ProxyCondition.failing(in: entry, for: proxy, listener) == nil
    }

    private mutating func route(
        _ place: RulePlace, entry: Int?, _ listener: Listener,
    ) -> Route {
        var requestHeaders = HeaderMutations()
        var responseHeaders = HeaderMutations()
        let authority = addOperations(place.rule.headers, to: &requestHeaders, &responseHeaders)
        let forwarding = ForwardTranslation(place: place, listener: listener, authority: authority)
        let action = action(
            place, listener, forwarding, &requestHeaders, &responseHeaders)
        let match: RouteMatch =
            if let entry { self.match(place.rule.match[entry]) } else { .everything }
        var route = Route(
            name: place.routeName(entry: entry), origin: place.origin(entry: entry),
            match: match, action: action)
        route.requestHeaders = requestHeaders
        route.responseHeaders = responseHeaders
        route.fault = faults(of: place.rule)
        route.cors = cors(of: place.rule)
        route.statPrefix = entry.map { place.rule.match[$0].statPrefix.text() } ?? ""
        return route
    }

    /// The action by Istio's precedence: redirect, direct response, forward.
    private mutating func action(
        _ place: RulePlace, _ listener: Listener, _ forwarding: ForwardTranslation,
        _ requestHeaders: inout HeaderMutations, _ responseHeaders: inout HeaderMutations,
    ) -> RouteAction {
        if let redirect = place.rule.redirect {
            return .redirect(self.redirect(redirect, listener))
        }
        if let response = place.rule.directResponse {
            return .directResponse(directResponse(response))
        }
        return .forward(
            forward(forwarding, &requestHeaders, &responseHeaders))
    }

    /// Records that Envoy would refuse the route table because of this, although Istio's webhook
    /// accepts it.
    ///
    /// Source: docs/semantics/istio.md 5.10.
    mutating func refuse(
        _ code: DiagnosticCode, _ message: String, at location: RuleLocation,
    ) {
        refusals.append(Diagnostic(.error, code: code, message, at: location))
    }
}

/// A rule with its VirtualService; a class, since each of its routes needs it.
final class RulePlace: Sendable {
    let service: ResolvedVirtualService
    let rule: HTTPRoute
    let position: Int

    init(service: ResolvedVirtualService, rule: HTTPRoute, position: Int) {
        self.service = service
        self.rule = rule
        self.position = position
    }

    /// Istio's name of the route: the rule's name, then a dot and the entry's.
    func routeName(entry: Int?) -> String {
        let name = rule.name.text()
        guard let entry = entry.map({ rule.match[$0].name.text() }), !entry.isEmpty else {
            return name
        }
        return "\(name).\(entry)"
    }

    func origin(entry: Int?) -> RouteOrigin {
        RouteOrigin(
            namespace: service.namespace, name: service.name, rule: position, match: entry,
            virtualServiceLocation: service.location, ruleLocation: rule.location,
            matchLocation: entry.map { rule.match[$0].location })
    }
}
