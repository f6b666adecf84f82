import IstioConfig
import IstioNames

/// IST0109: one host in several VirtualServices of the mesh.
///
/// istioctl calls the behavior undefined, but it is defined (docs/semantics/istio.md S62): a
/// sidecar uses only the rules of the oldest, by creation time, then name, then namespace.
struct MeshHosts {
    private(set) var findings: [Diagnostic]

    /// A VirtualService's host in a scope: `*`, or a namespace to which it is exported.
    private struct Entry {
        let service: Int
        let host: String
        let location: RuleLocation
    }

    init(_ objects: AnalysedObjects) {
        let services = objects.virtualServices
        let scopes = Self.scopes(services)
        let everywhere = scopes["*"] ?? [:]
        var wildcards: [String] = []
        for host in everywhere.keys where HostName.isWildcard(host) { wildcards.append(host) }
        var rivals: [Int: (other: Int, entry: Entry)] = [:]
        var comparisonsLeft = 1 << 24
        for (scope, hosts) in scopes {
            for (host, entries) in hosts {
                var all = entries
                if scope != "*" {
                    all += everywhere[host] ?? []
                    let others = HostName.isWildcard(host) ? Array(everywhere.keys) : wildcards
                    comparisonsLeft -= others.count
                    if comparisonsLeft < 0 { continue }
                    for other in others where other != host && HostName.matches(other, host) {
                        all += everywhere[other] ?? []
                    }
                }
                if all.count > 1 { Self.note(all, services, &rivals) }
            }
        }
        var found = Findings()
        for (service, rival) in rivals {
            found.warn(
                .duplicateMeshHost, Self.message(service, rival.other, rival.entry.host, services),
                suggestion: "merge the two", of: services[service].metadata,
                at: rival.entry.location)
        }
        findings = found.all
    }

    /// The completed hosts of all VirtualServices for the mesh, by scope.
    private static func scopes(_ services: [VirtualService]) -> [String: [String: [Entry]]] {
        var scopes: [String: [String: [Entry]]] = [:]
        for (index, service) in services.enumerated() {
            let gateways = service.gateways.map(\.value)
            guard gateways.isEmpty || gateways.contains("mesh") else { continue }
            let namespace = service.metadata.effectiveNamespace
            let exported = service.exportTo.map { $0.value == "." ? namespace : $0.value }
            let visible = exported.isEmpty || exported.contains("*") ? ["*"] : exported
            for written in service.hosts {
                let host =
                    HostName.isWildcard(written.value)
                    ? written.value : NameResolution.host(written.value, in: namespace)
                for scope in visible {
                    scopes[scope, default: [:]][host, default: []].append(
                        Entry(service: index, host: host, location: written.location))
                }
            }
        }
        return scopes
    }

    /// Keeps each VirtualService's first rival in file order, so that reports are reproducible.
    private static func note(
        _ entries: [Entry], _ services: [VirtualService],
        _ rivals: inout [Int: (other: Int, entry: Entry)],
    ) {
        guard let oldest = entries.min(by: { isOlder($0, $1, services) }),
            let second = entries.filter({ $0.service != oldest.service })
                .min(by: { isOlder($0, $1, services) }) ?? entries.last
        else { return }
        for entry in entries {
            let other = entry.service == oldest.service ? second.service : oldest.service
            if let known = rivals[entry.service], known.entry.location <= entry.location {
                continue
            }
            rivals[entry.service] = (other, entry)
        }
    }

    private static func isOlder(
        _ left: Entry, _ right: Entry, _ services: [VirtualService],
    ) -> Bool {
        age(services[left.service]).lexicographicallyPrecedes(age(services[right.service]))
    }

    private static func age(_ service: VirtualService) -> [String] {
        let metadata = service.metadata
        return [
            metadata.creationTimestamp.text(), metadata.name.text(), metadata.effectiveNamespace,
        ]
    }

    private static func message(
        _ service: Int, _ other: Int, _ host: String, _ services: [VirtualService],
    ) -> String {
        if service == other { return "the host `\(host)` stands here twice" }
        let name = services[other].metadata.fullName
        let isFirst = age(services[service]).lexicographicallyPrecedes(age(services[other]))
        return "the VirtualService `\(name)` has the host `\(host)` in the mesh too; "
            + (isFirst
                ? "where both apply, sidecars use the rules here, which are older"
                : "where both apply, sidecars use its rules, which are older, and none of these")
    }
}
