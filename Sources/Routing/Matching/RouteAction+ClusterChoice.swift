extension RouteAction {
    /// The position of the weighted cluster that a random number selects.
    ///
    /// The number is taken modulo the sum of the weights; clusters own consecutive intervals in
    /// order (docs/semantics/envoy.md 7.1).
    func clusterIndex(random: UInt64) -> Int? {
        guard case .forward(let forward) = self, case .weighted(let clusters) = forward.clusters
        else { return nil }
        let total = clusters.reduce(0) { $0 + UInt64($1.weight) }
        var rest = total == 0 ? 0 : random % total
        for (index, cluster) in clusters.enumerated() {
            if rest < cluster.weight { return index }
            rest -= UInt64(cluster.weight)
        }
        return nil
    }
}
