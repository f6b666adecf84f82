package import IstioConfig
import IstioNames
package import RuleTesting

/// The proxies that rules are for, used to generate cases.
package enum ProxyCandidates {
    /// The maximum number of proxies; large configurations have fewer.
    private static let maximumCount = 256
    /// How many proxies are tried however large the configuration is.
    private static let minimumCount = 8
    /// The approximate maximum of match entries in all tables, each of some kilobytes.
    private static let maximumEntries = 500_000

    /// Returns every named Gateway on each of its ports, then sidecars, then what `exportTo` names.
    ///
    /// Each proxy has its own table, which may hold all rules, so their number is bounded.
    package static func all(for configuration: Configuration) -> [ProxyChoice] {
        let entryCount = configuration.virtualServices.lazy.flatMap(\.http)
            .reduce(1) { $0 + max(1, $1.match.count) }
        let limit = max(minimumCount, min(maximumCount, maximumEntries / entryCount))
        var seen: Set<ProxyChoice> = []
        let gateways = gateways(configuration)
        let all = gateways + sidecars(configuration) + exported(configuration, to: gateways)
        return Array(all.filter { seen.insert($0).inserted }.prefix(limit))
    }

    /// The Gateways that VirtualServices name, in the order of their first mention.
    private static func gateways(_ configuration: Configuration) -> [ProxyChoice] {
        var ports: [String: [UInt32]] = [:]
        for gateway in configuration.gateways {
            let name = gateway.metadata.fullName
            ports[name, default: []] += gateway.servers.compactMap { $0.port?.number?.value }
        }
        var seen: Set<String> = []
        let names = configuration.virtualServices.flatMap { service in
            service.gateways.map {
                NameResolution.gateway($0.value, in: service.metadata.effectiveNamespace)
            }
        }.filter { $0 != "mesh" && seen.insert($0).inserted }
        return names.flatMap { name in
            (ports[name] ?? [80]).map { port in
                var choice = ProxyChoice()
                choice.gateways = [name]
                choice.port = port
                return choice
            }
        }
    }

    /// A sidecar in the namespace of each VirtualService of the mesh, on the ports of its hosts,
    /// and those that match entries require.
    private static func sidecars(_ configuration: Configuration) -> [ProxyChoice] {
        var ports: [String: [UInt32]] = [:]
        for entry in configuration.serviceEntries {
            for host in entry.hosts {
                ports[host.value, default: []] += entry.ports.compactMap { $0.number?.value }
            }
        }
        var choices: [ProxyChoice] = []
        for service in configuration.virtualServices where service.isForMesh {
            let namespace = service.metadata.effectiveNamespace
            let known = service.hosts.flatMap {
                ports[NameResolution.host($0.value, in: namespace)] ?? []
            }
            let entries = service.http.flatMap(\.match)
            for port in known.isEmpty ? [80] : known {
                choices.append(sidecar(in: namespace, port))
                choices += entries.compactMap { sidecar(for: $0, in: namespace, port) }
            }
        }
        return choices
    }

    /// Gateways and sidecars in the namespaces that `exportTo` names.
    private static func exported(
        _ configuration: Configuration, to gateways: [ProxyChoice],
    ) -> [ProxyChoice] {
        let namespaces = configuration.virtualServices.flatMap { service in
            service.exportTo.map {
                $0.value == "." ? service.metadata.effectiveNamespace : $0.value
            }
        }
        var seen: Set = ["*", "~"]
        return namespaces.filter { seen.insert($0).inserted }.flatMap { namespace in
            gateways.map { gateway in
                var choice = gateway
                choice.namespace = namespace
                return choice
            } + [sidecar(in: namespace, 80)]
        }
    }

    /// The sidecar that an entry's `sourceLabels` and `sourceNamespace` describe.
    private static func sidecar(
        for entry: HTTPMatchRequest, in namespace: String, _ port: UInt32,
    ) -> ProxyChoice? {
        if entry.sourceLabels.isEmpty && entry.sourceNamespace == nil { return nil }
        let required = entry.sourceNamespace.text()
        var choice = sidecar(in: required.isEmpty ? namespace : required, port)
        if !entry.sourceLabels.isEmpty {
            choice.labels = Dictionary(
                entry.sourceLabels.map { ($0.key.value, $0.value.value) },
                uniquingKeysWith: { first, _ in first })
        }
        return choice
    }

    private static func sidecar(in namespace: String, _ port: UInt32) -> ProxyChoice {
        var choice = ProxyChoice()
        choice.sidecar = namespace
        choice.port = port
        return choice
    }
}

extension VirtualService {
    fileprivate var isForMesh: Bool {
        !hosts.isEmpty && (gateways.isEmpty || gateways.contains { $0.value == "mesh" })
    }
}
