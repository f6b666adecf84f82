extension RouteTable {
    /// Computes the complete effect of a decision of this table.
    ///
    /// - Precondition: The decision was made by this table for this request.
    /// - Complexity: linear in the request and in the deciding route.
    public func apply(_ decision: Decision, to request: Request) -> Effect {
        if !hasListener { return withoutListener(decision) }
        let normalized: NormalizedRequest
        do {
            normalized = try NormalizedRequest(request, at: proxy)
        } catch {
            return refusal(decision, error)
        }
        var effect = Effect(decision.outcome)
        guard let hostIndex = decision.virtualHost else {
            effect.reason = "no virtual host has the domain of this Host"
            effect.response = ClientResponse(status: 404)
            return effect
        }
        let host = virtualHosts[hostIndex]
        effect.virtualHost = host.name
        guard let routeIndex = decision.route else {
            return withoutRoute(effect, request: normalized)
        }
        let route = host.routes[routeIndex]
        effect.origin = route.origin
        effect.routeName = route.name
        let application = RouteApplication(route: route, request: normalized)
        application.apply(cluster: decision.cluster, to: &effect)
        return effect
    }

    /// The effect if no listener on the port reads HTTP.
    private func withoutListener(_ decision: Decision) -> Effect {
        var effect = Effect(decision.outcome)
        if decision.outcome == .passthrough {
            effect.clusterName = "PassthroughCluster"
        } else {
            effect.reason = "no Gateway server is on the port"
            effect.response = ClientResponse(status: 404)
        }
        return effect
    }

    private func refusal(_ decision: Decision, _ refusal: NormalizedRequest.Refusal) -> Effect {
        var effect = Effect(decision.outcome)
        switch refusal {
        case .badRequest(let status, let reason):
            effect.reason = reason
            effect.response = ClientResponse(status: status)
        case .noConnectRoute:
            effect.reason = "Istio makes no routes for CONNECT"
            effect.response = ClientResponse(status: 404)
        }
        return effect
    }

    /// The Gateway's `httpsRedirect`, or the reply if no route matches.
    private func withoutRoute(_ effect: Effect, request: NormalizedRequest) -> Effect {
        var effect = effect
        if effect.outcome == .badRequest {
            effect.reason = "the upgrade that the client asks for is not configured"
            effect.response = ClientResponse(status: 403)
        } else if effect.outcome == .redirect {
            let location = Array("https://".utf8) + request.authority + request.target
            effect.reason = "the Gateway's server has httpsRedirect"
            effect.response = ClientResponse(status: 301, location: location)
        } else {
            effect.reason = "no route of the virtual host matches"
            effect.response = ClientResponse(status: 404)
        }
        return effect
    }
}
