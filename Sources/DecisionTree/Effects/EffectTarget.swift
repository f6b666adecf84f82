import Routing

/// Where a decision leads, as positions in the tables of its virtual host.
struct EffectTarget: BitwiseCopyable, Sendable {
    enum Kind: UInt8, Sendable {
        case forward
        case passthrough
        case redirect
        case directResponse
        case abort
        case preflight
        /// The Gateway's `httpsRedirect`.
        case httpsRedirect
        /// No rule has an effect.
        case none
    }

    var kind = Kind.none
    var host: Int32 = -1
    var route: Int32 = -1
    /// The position in the table of clusters, -1 for none.
    var cluster: Int32 = -1

    /// Whether the proxy itself replies, so that operations apply to its local reply.
    var isLocal: Bool {
        switch kind {
        case .redirect, .directResponse, .abort, .httpsRedirect: true
        case .forward, .passthrough, .preflight, .none: false
        }
    }
}

extension EffectTables {
    /// Where a decision leads; it was made for this virtual host.
    func target(of decision: Decision, host: Int) -> EffectTarget {
        var target = EffectTarget(kind: Self.kind(of: decision), host: Int32(host))
        guard let position = decision.route else { return target }
        target.route = Int32(position)
        let route = routes[position]
        guard route.action == .forward else { return target }
        let clusters = forwards[Int(route.record)].clusters
        switch target.kind {
        case .forward, .passthrough:
            target.cluster = Int32(clusters.first) + Int32(decision.cluster ?? 0)
        case .abort:
            // A route's only cluster has no operations of its own.
            if let index = decision.cluster {
                target.cluster = Int32(clusters.first) + Int32(index)
            }
        default: break
        }
        return target
    }

    private static func kind(of decision: Decision) -> EffectTarget.Kind {
        if decision.route == nil { return decision.outcome == .redirect ? .httpsRedirect : .none }
        switch decision.outcome {
        case .route: return .forward
        case .redirect: return .redirect
        case .directResponse: return .directResponse
        case .passthrough: return .passthrough
        case .abort: return .abort
        case .preflight: return .preflight
        case .noRoute, .badRequest: return .none
        }
    }
}
