import Routing

/// One proxy's route table, and what is needed to change it.
struct LinkedProxy: Sendable {
    /// A change that was tried and may be made.
    enum Plan: Sendable {
        case gateway(LinkedGateway.Plan)
        case sidecar(LinkedSidecar.Plan)
        /// Everything was linked anew.
        case all(LinkedProxy)

        var update: RouteTableUpdate {
            switch self {
            case .gateway(let plan): plan.update
            case .sidecar(let plan): plan.update
            case .all(let linked): RouteTableUpdate(allOf: linked.table)
            }
        }
    }

    /// The table in force.
    private(set) var table: RouteTable
    private var gateway: LinkedGateway?
    private var sidecar: LinkedSidecar?

    init(_ proxy: Proxy, _ linker: Linker) throws(LinkError) {
        let context = linker.context
        if Self.dependsOnAll(proxy, context) {
            table = try linker.link(proxy)
        } else if proxy.isSidecar {
            let linked = try linker.linkedSidecar(proxy)
            table = linked.table
            sidecar = LinkedSidecar(
                linked, serviceCount: context.registry.all.count, linker.services)
        } else {
            let linked = try linker.linkedGateway(proxy)
            table = linked.table
            gateway = LinkedGateway(linked.linking, limits: context.limits)
        }
    }

    /// Tries a change; `nil` where everything has to be linked anew.
    func plan(
        _ change: ServiceChange, in store: ServiceStore, _ context: LinkingContext,
    ) throws(LinkError) -> Plan? {
        if change.isBeyondLimits { return nil }
        if let gateway { return try gateway.plan(change, of: table, in: store).map(Plan.gateway) }
        return try sidecar?.plan(change, of: table, in: store, context).map(Plan.sidecar)
    }

    /// Makes a change that was tried.
    mutating func commit(_ plan: Plan) {
        table = plan.update.table
        switch plan {
        case .gateway(let plan): gateway?.commit(plan)
        case .sidecar(let plan): sidecar?.commit(plan)
        case .all(let linked): self = linked
        }
    }

    /// Whether what stands in for missing objects depends on all VirtualServices.
    private static func dependsOnAll(_ proxy: Proxy, _ context: LinkingContext) -> Bool {
        if proxy.isSidecar {
            return context.assumptions.contains(.services) && context.registry.all.isEmpty
        }
        return context.assumptions.contains(.gateways) && proxy.kind != .gateway
    }
}
