import Routing

/// A decision in compact form, as the search knows it.
struct SearchResult: BitwiseCopyable {
    /// The outcome; `nil` where the slow path must decide.
    var outcome: Decision.Outcome?
    /// Positions, -1 for none.
    var host: Int32 = -1
    var route: Int32 = -1
    var cluster: Int32 = -1

    /// The decision, or `nil` if it is not known.
    @inline(__always)
    var decision: Decision? {
        guard let outcome else { return nil }
        return Decision(
            outcome, hostPosition: host, routePosition: route, clusterPosition: cluster)
    }
}
