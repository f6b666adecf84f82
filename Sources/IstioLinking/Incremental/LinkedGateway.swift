import Routing

/// The contribution of each VirtualService to a gateway's route table, for incremental changes.
///
/// A virtual host depends only on the routes of the VirtualServices that contribute to it, in
/// Istio's order. So it suffices to link those, and to keep only the hosts that the change
/// concerns: the result equals that of linking everything.
struct LinkedGateway: Sendable {
    /// A tested change, ready to commit.
    struct Plan: Sendable {
        let update: RouteTableUpdate
        fileprivate var removed: [Int] = []
        fileprivate var added: [(serial: Int, contribution: GatewayLinking.Contribution)] = []
        fileprivate var hosts: Set<String> = []
        fileprivate var names: [String: String] = [:]
        fileprivate var counts = Counts()
    }

    /// The quantities that the limits bound.
    fileprivate struct Counts: Sendable {
        var routes = 0
        var comparisons = 0

        mutating func add(_ contribution: GatewayLinking.Contribution) {
            routes += contribution.routeCount
            comparisons += contribution.comparisonCount
        }

        mutating func remove(_ contribution: GatewayLinking.Contribution) {
            routes -= contribution.routeCount
            comparisons -= contribution.comparisonCount
        }
    }

    private let servers: [GatewayServer]
    private let builder: RouteBuilder
    private let limits: LinkingLimits
    /// The contributions by serial number.
    private var contributions: [Int: GatewayLinking.Contribution] = [:]
    /// The serial numbers of the contributors to each host.
    private var contributors: [String: Set<Int>] = [:]
    /// The names of the virtual hosts, by host.
    private var names: [String: String] = [:]
    private var counts = Counts()

    init(_ linking: GatewayLinking, limits: LinkingLimits) {
        self.limits = limits
        servers = linking.servers
        builder = linking.builder
        for (service, contribution) in zip(linking.services, linking.contributions) {
            insert(contribution, of: service.serial)
        }
        names = linking.hosts.mapValues(\.name)
    }

    /// Prepares a change of a table; `nil` if it exceeds the limits.
    ///
    /// - Throws: ``LinkError`` with what Envoy would refuse of the new rules.
    func plan(
        _ change: ServiceChange, of table: RouteTable, in store: ServiceStore,
    ) throws(LinkError) -> Plan? {
        let new = change.services
        var first = linking(new, wanted: [])
        _ = first.virtualHosts()
        if first.isBeyondLimits { return nil }
        try Linker.check(first.builder.refusals)
        let old = change.removed.compactMap { contributions[$0] }
        let hosts = Set((old + first.contributions).flatMap(\.hosts))
        var counts = counts
        for contribution in old { counts.remove(contribution) }
        for contribution in first.contributions { counts.add(contribution) }
        if counts.routes > limits.maximumRoutes { return nil }
        if counts.comparisons > limits.maximumHostComparisons { return nil }
        var second = linking(services(of: hosts, besides: change, new, in: store), wanted: hosts)
        let fresh = second.virtualHosts()
        var plan = Plan(update: update(table, hosts, fresh, blackhole: second.blackhole))
        plan.removed = change.removed
        plan.added = zip(new, first.contributions).map { ($0.serial, $1) }
        plan.hosts = hosts
        plan.names = second.hosts.mapValues(\.name)
        plan.counts = counts
        return plan
    }

    /// Commits a prepared change.
    mutating func commit(_ plan: Plan) {
        for serial in plan.removed {
            for host in contributions.removeValue(forKey: serial)?.hosts ?? [] {
                contributors[host]?.remove(serial)
                if contributors[host]?.isEmpty == true { contributors[host] = nil }
            }
        }
        for (serial, contribution) in plan.added { insert(contribution, of: serial) }
        for host in plan.hosts { names[host] = plan.names[host] }
        counts = plan.counts
    }

    private mutating func insert(_ contribution: GatewayLinking.Contribution, of serial: Int) {
        counts.add(contribution)
        if contribution.comparisonCount == 0 { return }
        contributions[serial] = contribution
        for host in contribution.hosts { contributors[host, default: []].insert(serial) }
    }

    private func linking(
        _ services: [ResolvedVirtualService], wanted: Set<String>,
    ) -> GatewayLinking {
        GatewayLinking(
            services: services, visibility: Visibility(services), servers: servers,
            builder: builder, limits: limits, wanted: wanted)
    }

    /// All contributors to any of the hosts after a change, in Istio's order.
    private func services(
        of hosts: Set<String>, besides change: ServiceChange, _ new: [ResolvedVirtualService],
        in store: ServiceStore,
    ) -> [ResolvedVirtualService] {
        var serials: Set<Int> = []
        for host in hosts { serials.formUnion(contributors[host] ?? []) }
        serials.subtract(change.removed)
        return (serials.compactMap(store.service) + new).sorted(by: ResolvedVirtualService.isOlder)
    }

    /// Updates the table, which gets the blackhole if it would have no virtual host.
    private func update(
        _ table: RouteTable, _ hosts: Set<String>, _ fresh: [VirtualHost], blackhole: VirtualHost,
    ) -> RouteTableUpdate {
        if servers.isEmpty || names.isEmpty && fresh.isEmpty {
            return RouteTableUpdate(table: table, positions: Array(table.virtualHosts.indices))
        }
        if names.isEmpty { return RouteTableUpdate(allOf: table.replacingHosts(fresh)) }
        let update = table.exchanging(
            hosts.compactMap { names[$0] }, in: table.virtualHosts.indices, for: fresh)
        return update.positions.isEmpty
            ? RouteTableUpdate(allOf: table.replacingHosts([blackhole])) : update
    }
}
