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
        /// Nothing follows from rules.
        case none
    }

    var kind = Kind.none
    var host: Int32 = -1
    var route: Int32 = -1
    /// The position in the table of clusters, -1 for none.
    var cluster: Int32 = -1

    /// Whether the proxy answers by itself, and operations see its answer, not a destination's.
    var isLocal: Bool {
        switch kind {
        case .redirect, .directResponse, .abort, .httpsRedirect: true
        case .forward, .passthrough, .preflight, .none: false
        }
    }
}

extension EffectTables {
    /// Where a decision leads; it was made for this virtual host.
    func moment(of decision: Decision, host: Int) -> EffectTarget {
        var moment = EffectTarget(kind: Self.kind(of: decision), host: Int32(host))
        guard let position = decision.route else { return moment }
        moment.route = Int32(position)
        let route = routes[position]
        guard route.action == .forward else { return moment }
        let clusters = forwards[Int(route.record)].clusters
        switch moment.kind {
        case .forward, .passthrough:
            moment.cluster = Int32(clusters.first) + Int32(decision.cluster ?? 0)
        case .abort:
            // A cluster that is the only one has no operations of its own.
            if let index = decision.cluster {
                moment.cluster = Int32(clusters.first) + Int32(index)
            }
        default: break
        }
        return moment
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

    /// The forwarding record of a moment that has one.
    func forward(_ moment: EffectTarget) -> ForwardEffect? {
        if moment.route < 0 { return nil }
        let route = routes[Int(moment.route)]
        return route.action == .forward ? forwards[Int(route.record)] : nil
    }

    /// The redirect of a moment that has one.
    func redirect(_ moment: EffectTarget) -> RedirectEffect? {
        if moment.kind != .redirect { return nil }
        return redirects[Int(routes[Int(moment.route)].record)]
    }
}
