import Routing

/// The outcomes of a virtual host's routes, without the routes themselves.
struct OutcomeTable: ~Copyable, Sendable {
    struct Outcome: BitwiseCopyable {
        var kind: Decision.Outcome
        /// Whether the route may reply to a preflight.
        var hasCORS: Bool
        var firstWeight: UInt32
        var weightCount: UInt32
        var totalWeight: UInt64
    }

    private let outcomes: FrozenTable<Outcome>
    private let weights: FrozenTable<UInt32>
    /// Whether the Gateway's server redirects to HTTPS.
    let requiresTLS: Bool

    init(_ host: VirtualHost) {
        var weights: [UInt32] = []
        outcomes = FrozenTable(host.routes.map { Self.outcome(of: $0, &weights) })
        self.weights = FrozenTable(weights)
        requiresTLS = host.requiresTLS
    }

    /// The size in memory.
    var byteCount: Int { outcomes.byteCount + weights.byteCount }

    private static func outcome(of route: Route, _ weights: inout [UInt32]) -> Outcome {
        var outcome = Outcome(
            kind: .route, hasCORS: false, firstWeight: UInt32(weights.count),
            weightCount: 0, totalWeight: 0)
        switch route.action {
        case .redirect: outcome.kind = .redirect
        case .directResponse: outcome.kind = .directResponse
        case .forward(let forward):
            if case .weighted(let clusters) = forward.clusters {
                outcome.weightCount = UInt32(clusters.count)
                outcome.totalWeight = clusters.reduce(0) { $0 + UInt64($1.weight) }
                weights += clusters.map(\.weight)
            }
        }
        if route.fault.abort != nil && route.fault.abortShare.isCertain { outcome.kind = .abort }
        if route.origin == nil { outcome.kind = .passthrough }
        outcome.hasCORS = outcome.kind == .route && route.cors != nil
        return outcome
    }

    /// The decision for a route; none where the request may be a preflight that it replies to.
    @inline(__always)
    func find(_ route: UInt32, random: UInt64, mayBePreflight: Bool) -> SearchResult {
        let outcome = outcomes[Int(route)]
        if outcome.hasCORS && mayBePreflight { return SearchResult() }
        return SearchResult(
            outcome: outcome.kind, route: Int32(route),
            cluster: cluster(outcome, random: random))
    }

    /// The position of the weighted cluster that a random number selects, -1 without any.
    @inline(__always)
    private func cluster(_ outcome: Outcome, random: UInt64) -> Int32 {
        if outcome.weightCount == 0 { return -1 }
        var rest = outcome.totalWeight == 0 ? 0 : random % outcome.totalWeight
        var index = 0
        while index < Int(outcome.weightCount) {
            let weight = UInt64(weights[Int(outcome.firstWeight) &+ index])
            if rest < weight { return Int32(index) }
            rest &-= weight
            index &+= 1
        }
        return -1
    }
}
