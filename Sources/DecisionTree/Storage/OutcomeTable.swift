import Routing

/// What follows from a route that was found, without the route itself.
struct OutcomeTable: ~Copyable, Sendable {
    struct Outcome: BitwiseCopyable {
        var kind: Found.Kind
        /// Whether a preflight may be answered here.
        var hasCORS: Bool
        var firstWeight: UInt32
        var weightCount: UInt32
        var totalWeight: UInt64
    }

    private let outcomes: FrozenTable<Outcome>
    /// Where each host's outcomes begin, one more than there are hosts.
    private let starts: FrozenTable<UInt32>
    private let weights: FrozenTable<UInt32>
    private let tls: FrozenTable<Bool>

    init(_ table: RouteTable) {
        var outcomes: [Outcome] = []
        var starts: [UInt32] = []
        var weights: [UInt32] = []
        for host in table.virtualHosts {
            starts.append(UInt32(outcomes.count))
            for route in host.routes { outcomes.append(Self.outcome(of: route, &weights)) }
        }
        self.outcomes = FrozenTable(outcomes)
        self.starts = FrozenTable(starts)
        self.weights = FrozenTable(weights)
        tls = FrozenTable(table.virtualHosts.map(\.requiresTLS))
    }

    private static func outcome(of route: Route, _ weights: inout [UInt32]) -> Outcome {
        var outcome = Outcome(
            kind: .forward, hasCORS: route.cors != nil, firstWeight: UInt32(weights.count),
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
        return outcome
    }

    /// Whether the Gateway's server redirects to HTTPS.
    func requiresTLS(_ host: UInt32) -> Bool { tls[Int(host)] }

    /// What is decided for a route; nothing where the request may be a preflight that it answers.
    func find(_ host: UInt32, _ route: UInt32, random: UInt64, mayBePreflight: Bool) -> Found {
        let outcome = outcomes[Int(starts[Int(host)]) + Int(route)]
        if outcome.kind == .forward && outcome.hasCORS && mayBePreflight { return Found() }
        return Found(
            kind: outcome.kind, host: Int32(host), route: Int32(route),
            cluster: cluster(outcome, random: random))
    }

    /// The position among weighted clusters that a random number falls on, -1 without any.
    private func cluster(_ outcome: Outcome, random: UInt64) -> Int32 {
        if outcome.weightCount == 0 { return -1 }
        var rest = outcome.totalWeight == 0 ? 0 : random % outcome.totalWeight
        var index = 0
        while index < Int(outcome.weightCount) {
            let weight = UInt64(weights[Int(outcome.firstWeight) + index])
            if rest < weight { return Int32(index) }
            rest -= weight
            index += 1
        }
        return -1
    }
}
