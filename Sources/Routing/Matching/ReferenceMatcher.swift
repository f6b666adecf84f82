/// Decides by scanning the route table in order: slow, obvious, the specification.
///
/// Every faster matcher must decide the same. Source: docs/semantics/envoy.md 0.4 and 11,
/// docs/semantics/istio.md 11.
public struct ReferenceMatcher: Sendable {
    /// The table to scan.
    public let table: RouteTable

    /// Creates a matcher; nothing is compiled.
    public init(_ table: RouteTable) {
        self.table = table
    }

    /// Decides a request.
    ///
    /// Cannot fail: an invalid request is an outcome.
    ///
    /// - Complexity: linear in virtual hosts, in the routes of the chosen one, and in the request.
    public func decide(_ request: Request) -> Decision {
        decide(request) { request in
            guard let host = table.virtualHost(for: request.authority) else { return nil }
            let routes = table.virtualHosts[host].routes
            return (host, routes.firstIndex { $0.match.matches(request) })
        }
    }

    /// Decides a request with another search for the virtual host and its first matching route.
    package func decide(
        _ request: Request, by find: (NormalizedRequest) -> (host: Int, route: Int?)?,
    ) -> Decision {
        if !table.hasListener {
            return Decision(table.proxy.isSidecar ? .passthrough : .noRoute)
        }
        let normalized: NormalizedRequest
        do {
            normalized = try NormalizedRequest(request, at: table.proxy)
        } catch {
            return Decision(error == .noConnectRoute ? .noRoute : .badRequest)
        }
        return decide(normalized, found: find(normalized))
    }

    private func decide(
        _ request: NormalizedRequest, found: (host: Int, route: Int?)?,
    ) -> Decision {
        guard let (index, first) = found else { return Decision(.noRoute) }
        let host = table.virtualHosts[index]
        let forwardedProtocol = request.headers.first("x-forwarded-proto") ?? []
        if host.requiresTLS && forwardedProtocol != Array("https".utf8) {
            return Decision(
                request.hasUnknownUpgrade ? .badRequest : .redirect, virtualHost: index)
        }
        // Envoy does not route a request whose x-forwarded-proto is empty.
        if forwardedProtocol.isEmpty { return Decision(.noRoute, virtualHost: index) }
        guard let position = first else {
            return Decision(.noRoute, virtualHost: index)
        }
        let route = host.routes[position]
        if request.hasUnknownUpgrade { return Decision(.badRequest, virtualHost: index) }
        return Decision(
            route.outcome(for: request), virtualHost: index, route: position,
            cluster: route.action.clusterIndex(random: request.original.random))
    }
}

extension Route {
    /// The kind of response once the route has matched.
    ///
    /// A certain abort precedes the reply to a preflight, which precedes the action.
    fileprivate func outcome(for request: NormalizedRequest) -> Decision.Outcome {
        if origin == nil { return .passthrough }
        if fault.abort != nil && fault.abortShare.isCertain { return .abort }
        switch action {
        case .redirect: return .redirect
        case .directResponse: return .directResponse
        case .forward:
            return cors?.repliesToPreflight(request) == true ? .preflight : .route
        }
    }
}

extension CORSRules {
    /// Returns whether the request is a preflight to which the policy replies.
    ///
    /// Source: Envoy's CORS filter; observed in the recorded decisions.
    func repliesToPreflight(_ request: NormalizedRequest) -> Bool {
        guard request.method == Array("OPTIONS".utf8), let origin = request.headers.first("origin"),
            !origin.isEmpty,
            let wanted = request.headers.first("access-control-request-method"), !wanted.isEmpty
        else { return false }
        return allows(origin: origin) || !forwardsUnmatchedPreflights
    }

    /// Returns whether an origin is allowed; a condition that matches `*` allows every origin.
    package func allows(origin: [UInt8]) -> Bool {
        allowOrigins.contains { $0.matches([UInt8(ascii: "*")]) || $0.matches(origin) }
    }
}
