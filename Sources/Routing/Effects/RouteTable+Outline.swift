extension RouteTable {
    /// Reports which rule decides a forwarded request and its destination, without the rewrite.
    ///
    /// A small part of what ``apply(_:to:)`` computes, for callers with many requests.
    ///
    /// - Returns: `nil` if no rule forwards the request.
    /// - Complexity: linear in the rule's destinations; the request is not read.
    package func outline(of decision: Decision) -> Effect? {
        guard decision.outcome == .route, let hostIndex = decision.virtualHost,
            let routeIndex = decision.route
        else { return nil }
        let host = virtualHosts[hostIndex]
        let route = host.routes[routeIndex]
        guard case .forward(let forward) = route.action else { return nil }
        var effect = Effect(.route)
        effect.virtualHost = host.name
        effect.origin = route.origin
        effect.routeName = route.name
        let cluster: Cluster
        switch forward.clusters {
        case .one(let only): cluster = only
        case .weighted(let clusters):
            let chosen = clusters[decision.cluster ?? 0]
            cluster = chosen.cluster
            effect.share = WeightShare(
                weight: UInt64(chosen.weight),
                total: clusters.reduce(0) { $0 + UInt64($1.weight) })
        case .originalDestination: return nil
        }
        effect.clusterName = cluster.name
        effect.destination = cluster.host.isEmpty ? nil : cluster
        return effect
    }
}
