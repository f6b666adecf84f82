import ASCIIText
import IstioConfig
import IstioNames
import Routing

/// Why a whole VirtualService is not evaluated; `nil` if each of its rules has to be examined.
extension ExclusionSearch {
    /// Source: docs/semantics/istio.md 3.3, in the order of ``GatewayLinking``.
    func gatewayReason(_ index: Int) -> Exclusion.Reason? {
        let service = linker.services[index]
        let named = servers.filter { service.gateways.contains($0.gateway) }
        if named.isEmpty {
            return .otherGateways(service.gateways, wanted: servers.first?.gateway ?? "")
        }
        let isVisible = named.contains { server in
            linker.visibility.visible(from: table.proxy.namespace, under: server.gateway)
                .contains(index)
        }
        if !isVisible { return .notExported(namespace: table.proxy.namespace) }
        if let domain = otherDomain(of: service) { return .lessSpecific(domain: domain) }
        if let completed = completedHost(of: service) { return .completed(host: completed) }
        return serverReason(service, named)
    }

    /// The reason if no server has the Host for the VirtualService's hosts and namespace.
    private func serverReason(
        _ service: ResolvedVirtualService, _ named: [GatewayServer],
    ) -> Exclusion.Reason? {
        let hosts = service.hosts.filter { HostName.matches(ASCII.lowercased($0), host) }
        let own = named.flatMap { $0.hosts(for: service.namespace) }
        let fits = HostName.intersection(own, hosts).contains {
            HostName.matches(ASCII.lowercased($0), host)
        }
        if fits { return nil }
        let lowered = HostName.intersection(
            own.map(ASCII.lowercased), hosts.map(ASCII.lowercased))
        if let written = hosts.first, lowered.contains(where: { HostName.matches($0, host) }) {
            return .hostCase(written)
        }
        let written = named.flatMap(\.hosts)
        let scoped = written.filter { server in
            guard let slash = server.firstIndex(of: "/") else { return false }
            return HostName.matches(String(server[server.index(after: slash)...]), host)
        }
        return scoped.isEmpty ? .serverHosts(written) : .serverNamespaces(scoped)
    }

    /// Source: docs/semantics/istio.md 3.4, in the order of ``SidecarLinking``.
    func meshReason(_ index: Int) -> Exclusion.Reason? {
        let service = linker.services[index]
        let proxy = table.proxy
        if !service.gateways.contains("mesh") {
            return .otherGateways(service.gateways, wanted: "mesh")
        }
        if !linker.visibility.visible(from: proxy.namespace, under: "mesh").contains(index) {
            return .notExported(namespace: proxy.namespace)
        }
        let imports = SidecarImports(linker.context.configuration.sidecars, for: proxy)
        if !imports.importsVirtualService(namespace: service.namespace, hosts: service.hosts) {
            return .notImported
        }
        if EntryExclusions(self, service).coverEverything { return nil }
        if let completed = notCompletedHost(of: service) { return .notCompleted(host: completed) }
        var notes: [String] = []
        let reachable = MeshServices(
            linker.assumedRegistry(proxy, &notes), imports: imports, proxy: proxy)
        return hostReason(service, reachable)
    }

    private func hostReason(
        _ service: ResolvedVirtualService, _ reachable: MeshServices,
    ) -> Exclusion.Reason? {
        if let other = chosen?.routes.lazy.compactMap(\.origin).first {
            return .takenBy(
                virtualService: "\(other.namespace)/\(other.name)",
                location: other.virtualServiceLocation)
        }
        let hosts = service.hosts.filter { HostName.matches(ASCII.lowercased($0), host) }
        if let wildcard = hosts.first(where: HostName.isWildcard) {
            if ASCII.lowercased(wildcard) != wildcard { return .hostCase(wildcard) }
            if reachable.index.containsMatch(for: wildcard) {
                return .wildcardOfServices(host: wildcard)
            }
        }
        if reachable.positions[host] == nil, table.proxy.port != 80, let written = hosts.first {
            return .noService(host: written, port: table.proxy.port)
        }
        return otherDomain(of: service).map { .lessSpecific(domain: $0) }
    }

    private func completedHost(of service: ResolvedVirtualService) -> String? {
        let completed = NameResolution.host(host, in: service.namespace)
        return completed != host && service.hosts.contains(completed) ? completed : nil
    }

    private func notCompletedHost(of service: ResolvedVirtualService) -> String? {
        let spellings = ServiceDomains.domains(of: host, from: table.proxy.namespace).dropFirst(2)
        return service.hosts.first { spellings.contains(ASCII.lowercased($0)) }
    }
}
