import Routing

/// A decision in the few bytes that the search knows of it.
struct Found: BitwiseCopyable {
    /// What kind of answer the request gets; `unknown` where the plain way must decide.
    enum Kind: UInt8 {
        case unknown
        case noRoute
        case forward
        case redirect
        case directResponse
        case abort
        case passthrough
    }

    var kind = Kind.unknown
    /// Positions, -1 for none.
    var host: Int32 = -1
    var route: Int32 = -1
    var cluster: Int32 = -1

    /// The decision, or `nil` if it is not known.
    var decision: Decision? {
        let outcome: Decision.Outcome
        switch kind {
        case .unknown: return nil
        case .noRoute: outcome = .noRoute
        case .forward: outcome = .route
        case .redirect: outcome = .redirect
        case .directResponse: outcome = .directResponse
        case .abort: outcome = .abort
        case .passthrough: outcome = .passthrough
        }
        return Decision(
            outcome, hostPosition: host, routePosition: route, clusterPosition: cluster)
    }
}
