import Routing

/// One proxy's route table, and the state needed to change it.
struct LinkedProxy: Sendable {
    /// A tested change, ready to commit.
    enum Plan: Sendable {
        case gateway(LinkedGateway.Plan)
        case sidecar(LinkedSidecar.Plan)
        /// Everything was linked again.
        case all(LinkedProxy)

        var update: RouteTableUpdate {
            switch self {
            case .gateway(let plan): plan.update
            case .sidecar(let plan): plan.update
            case .all(let linked): RouteTableUpdate(allOf: linked.table)
            }
        }
    }

    /// The current table.
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

    /// Prepares a change; `nil` if everything has to be linked again.
    func plan(
        _ change: ServiceChange, in store: ServiceStore, _ context: LinkingContext,
    ) throws(LinkError) -> Plan? {
        if change.isBeyondLimits { return nil }
        if let gateway { return try gateway.plan(change, of: table, in: store).map(Plan.gateway) }
        return try sidecar?.plan(change, of: table, in: store, context).map(Plan.sidecar)
    }

    /// Commits a prepared change.
    mutating func commit(_ plan: Plan) {
        table = plan.update.table
        switch plan {
        case .gateway(let plan): gateway?.commit(plan)
        case .sidecar(let plan): sidecar?.commit(plan)
        case .all(let linked): self = linked
        }
    }

    /// Whether the objects assumed for missing ones depend on all VirtualServices.
    private static func dependsOnAll(_ proxy: Proxy, _ context: LinkingContext) -> Bool {
        if proxy.isSidecar {
            return context.assumptions.contains(.services) && context.registry.all.isEmpty
        }
        return context.assumptions.contains(.gateways) && proxy.kind != .gateway
    }
}
