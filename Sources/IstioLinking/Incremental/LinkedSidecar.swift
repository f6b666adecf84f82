import ASCIIText
import IstioNames
import Routing

/// The claims of each VirtualService on a sidecar's route table, for incremental changes.
///
/// Whether a claimed virtual host is built depends only on earlier claims of its name or of one of
/// its domains. So it suffices to settle again all VirtualServices and services that are connected
/// to the changed ones by shared names or domains.
struct LinkedSidecar: Sendable {
    /// A tested change, ready to commit.
    struct Plan: Sendable {
        let update: RouteTableUpdate
        fileprivate var removed: [Int] = []
        fileprivate var added: [(service: ResolvedVirtualService, claims: Candidates)] = []
    }

    typealias Candidates = [SidecarLinking.Candidate]

    private let linking: SidecarLinking
    private let serviceCount: Int
    private var claims = VirtualHostClaims()
    /// The serial numbers of VirtualServices with a wildcard host that matches services.
    private var wildcards: Set<Int> = []

    init(
        _ linked: SidecarTable, serviceCount: Int, _ services: [ResolvedVirtualService],
    ) {
        let linking = linked.linking
        self.linking = linking
        self.serviceCount = serviceCount
        claims = VirtualHostClaims(defaultsOf: linking)
        for claim in linked.claims {
            claims.insert(claim.candidates, of: claim.service.serial, linking)
        }
        for service in services where hasWildcardServices(service) {
            wildcards.insert(service.serial)
        }
    }

    /// Prepares a change of a table; `nil` if everything has to be linked again.
    ///
    /// That is so if the limits are exceeded, or if the change might affect which services another
    /// VirtualService's wildcard matches.
    ///
    /// - Throws: ``LinkError`` with what Envoy would refuse of the new rules.
    func plan(
        _ change: ServiceChange, of table: RouteTable, in store: ServiceStore,
        _ context: LinkingContext,
    ) throws(LinkError) -> Plan? {
        let hosts = serviceCount + change.hostCount
        if context.refusal(comparing: hosts, with: linking.imports) != nil { return nil }
        let new = change.services
        let old = change.removed.compactMap(store.service)
        let haveWildcards = !wildcards.isEmpty || new.contains(where: hasWildcardServices)
        if haveWildcards && (old + new).contains(where: hasServices) { return nil }
        var linking = linking
        let wanted = linking.candidates(of: new, Visibility(new))
        try Linker.check(linking.builder.refusals)
        let added = wanted.map { (service: $0.service, claims: $0.candidates) }
        var plan = Plan(update: update(table, change.removed, added, in: store))
        plan.removed = change.removed
        plan.added = added
        return plan
    }

    /// Commits a prepared change.
    mutating func commit(_ plan: Plan) {
        for serial in plan.removed {
            claims.remove(serial, linking)
            wildcards.remove(serial)
        }
        for (service, candidates) in plan.added {
            claims.insert(candidates, of: service.serial, linking)
            if hasWildcardServices(service) { wildcards.insert(service.serial) }
        }
    }

    private func update(
        _ table: RouteTable, _ removed: [Int],
        _ added: [(service: ResolvedVirtualService, claims: Candidates)], in store: ServiceStore,
    ) -> RouteTableUpdate {
        let group = claims.group(of: removed, and: added.flatMap(\.claims), linking)
        let kept = group.serials.subtracting(removed).compactMap(store.service)
        let services = (kept + added.map(\.service)).sorted(by: ResolvedVirtualService.isOlder)
        let fresh = Dictionary(uniqueKeysWithValues: added.map { ($0.service.serial, $0.claims) })
        let visible = Visibility(services).visible(
            from: linking.proxy.namespace, under: "mesh")
        let candidates = visible.flatMap { position in
            let serial = services[position].serial
            return fresh[serial] ?? claims[serial]
        }
        let defaults = linking.defaults(group.services.sorted(), besides: candidates)
        // The last virtual host is the one for unknown hosts.
        return table.exchanging(
            group.names, in: 0..<table.virtualHosts.count - 1,
            for: linking.settled(candidates + defaults))
    }

    private func hasServices(_ service: ResolvedVirtualService) -> Bool {
        service.gateways.contains("mesh")
            && service.hosts.contains {
                linking.reachable.index.containsMatch(for: ASCII.lowercased($0))
            }
    }

    private func hasWildcardServices(_ service: ResolvedVirtualService) -> Bool {
        service.gateways.contains("mesh")
            && service.hosts.contains {
                HostName.isWildcard($0)
                    && linking.reachable.index.containsMatch(for: ASCII.lowercased($0))
            }
    }
}
