import ASCIIText

/// The claims of VirtualServices and services on the names and domains of a sidecar's table.
struct VirtualHostClaims: Sendable {
    /// All VirtualServices and services that are connected by shared names and domains.
    struct Group {
        fileprivate(set) var serials: Set<Int> = []
        /// Positions of services among the reachable ones.
        fileprivate(set) var services: Set<Int> = []
        /// The names of their virtual hosts, whether these were built or not.
        fileprivate(set) var names: Set<String> = []
    }

    private var candidates: [Int: LinkedSidecar.Candidates] = [:]
    /// The serial numbers of the VirtualServices that claim a name or a domain.
    private var owners: [String: Set<Int>] = [:]
    /// The positions of the services that claim it by default.
    private var services: [String: [Int]] = [:]

    init() {}

    /// Collects the claims of services without a VirtualService.
    init(defaultsOf linking: SidecarLinking) {
        for position in linking.reachable.entries.indices {
            for candidate in linking.defaults([position], besides: []) {
                for claim in Self.claims(of: candidate, linking) {
                    services[claim, default: []].append(position)
                }
            }
        }
    }

    /// The claims of a VirtualService; empty if it is unknown.
    subscript(serial: Int) -> LinkedSidecar.Candidates { candidates[serial] ?? [] }

    /// Adds the claims of a VirtualService.
    mutating func insert(
        _ wanted: LinkedSidecar.Candidates, of serial: Int, _ linking: SidecarLinking,
    ) {
        if wanted.isEmpty { return }
        candidates[serial] = wanted
        for candidate in wanted {
            for claim in Self.claims(of: candidate, linking) {
                owners[claim, default: []].insert(serial)
            }
        }
    }

    /// Removes a VirtualService.
    mutating func remove(_ serial: Int, _ linking: SidecarLinking) {
        for candidate in candidates.removeValue(forKey: serial) ?? [] {
            for claim in Self.claims(of: candidate, linking) {
                owners[claim]?.remove(serial)
                if owners[claim]?.isEmpty == true { owners[claim] = nil }
            }
        }
    }

    /// Finds all that are connected to some VirtualServices or to new claims.
    ///
    /// - Complexity: near linear in all their claims.
    func group(
        of serials: [Int], and wanted: LinkedSidecar.Candidates, _ linking: SidecarLinking,
    ) -> Group {
        var group = Group()
        var open = wanted
        for serial in serials where group.serials.insert(serial).inserted { open += self[serial] }
        var seen: Set<String> = []
        while let candidate = open.popLast() {
            group.names.insert(linking.name(of: candidate))
            for claim in Self.claims(of: candidate, linking) where seen.insert(claim).inserted {
                for serial in owners[claim] ?? []
                where group.serials.insert(serial).inserted {
                    open += self[serial]
                }
                for position in services[claim] ?? []
                where group.services.insert(position).inserted {
                    open += linking.defaults([position], besides: [])
                }
            }
        }
        return group
    }

    /// The name and the domains that a candidate would have without competitors.
    private static func claims(
        of candidate: SidecarLinking.Candidate, _ linking: SidecarLinking,
    ) -> [String] {
        [linking.name(of: candidate)] + linking.domains(of: candidate).map(ASCII.lowercased)
    }
}
