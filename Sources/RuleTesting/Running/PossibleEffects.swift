import Routing

/// The possible effects of a decision: one, or one for each destination of a weighted rule if no
/// random number is given.
struct PossibleEffects {
    /// An effect with its weight among the requests.
    struct Possibility {
        let effect: Effect
        let weight: UInt64
    }

    let all: [Possibility]
    /// The weights of all destinations of the rule.
    let weights: [(cluster: Cluster, weight: UInt64)]

    /// Computes the effects; an outline has only the deciding rule and where requests go.
    init(
        _ decision: Decision, of table: RouteTable, for request: TestRequest,
        isOutline: Bool = false,
    ) {
        let apply = { (decision: Decision) -> Effect in
            let outline = isOutline ? table.outline(of: decision) : nil
            return outline ?? table.apply(decision, to: request.request)
        }
        let clusters = Self.clusters(decision, table)
        if clusters.count > 1 && !request.hasRandom {
            all = clusters.enumerated().map { index, cluster in
                let drawn = Decision(
                    decision.outcome, virtualHost: decision.virtualHost, route: decision.route,
                    cluster: index)
                return Possibility(effect: apply(drawn), weight: UInt64(cluster.weight))
            }
        } else {
            all = [Possibility(effect: apply(decision), weight: 1)]
        }
        if clusters.isEmpty {
            let alone = all[0].effect.outcome == .route ? all[0].effect.destination : nil
            weights = alone.map { [(cluster: $0, weight: UInt64(1))] } ?? []
        } else {
            weights = clusters.map { ($0.cluster, UInt64($0.weight)) }
        }
    }

    /// The weighted clusters of the route that forwards the request.
    private static func clusters(_ decision: Decision, _ table: RouteTable) -> [WeightedCluster] {
        guard decision.outcome == .route, let host = decision.virtualHost,
            let route = decision.route,
            case .forward(let forward) = table.virtualHosts[host].routes[route].action,
            case .weighted(let clusters) = forward.clusters
        else { return [] }
        return clusters
    }
}
