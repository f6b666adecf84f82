import Routing

/// Renders the effect of a decision from the tables of its virtual host, its target, and the
/// request that it was made for.
///
/// Nothing is precomputed for a request: each value is rendered on demand, from the request's own
/// bytes and the virtual host's constant texts.
@safe
struct EffectRenderer: BitwiseCopyable {
    // INVARIANT: both outlive the `RequestEffect` that created the renderer.
    private let tablesAddress: UnsafePointer<EffectTables>
    private let scratchAddress: UnsafePointer<ScratchMemory>
    /// The target of the decision.
    let target: EffectTarget
    /// What only the running proxy knows.
    let values: ProxyValues
    /// The destination's response; its status is 0 until there is one.
    var response = ResponseBytes()

    init(
        _ tables: UnsafePointer<EffectTables>, _ scratch: UnsafePointer<ScratchMemory>,
        _ target: EffectTarget, _ values: ProxyValues,
    ) {
        unsafe tablesAddress = tables
        unsafe scratchAddress = scratch
        self.target = target
        self.values = values
    }

    /// The effects of the routes of the virtual host.
    var tables: EffectTables {
        // SAFETY: see the invariant.
        unsafeAddress { unsafe tablesAddress }
    }

    /// The request.
    var scratch: ScratchMemory {
        // SAFETY: see the invariant.
        unsafeAddress { unsafe scratchAddress }
    }

    /// The forwarding record, if the route forwards.
    var forward: ForwardEffect? {
        if target.route < 0 { return nil }
        let route = tables.routes[Int(target.route)]
        return route.action == .forward ? tables.forwards[Int(route.record)] : nil
    }

    /// The redirect, if the decision is one.
    var redirect: RedirectEffect? {
        if target.kind != .redirect { return nil }
        return tables.redirects[Int(tables.routes[Int(target.route)].record)]
    }
}
