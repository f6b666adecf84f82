import ASCIIText
package import IstioConfig
import IstioNames
import RFC3986
package import Routing

/// Finds rules of VirtualServices for a Host that the virtual host of a table lacks.
///
/// Repeats the tests of linking in the same order, for the few VirtualServices that the user could
/// mean: those that name the Host in some spelling.
package struct ExclusionSearch {
    let linker: Linker
    let table: RouteTable
    /// The VirtualServices as read.
    let virtualServices: [VirtualService]
    /// The Host without port, in lowercase.
    let host: String
    /// The virtual host that Envoy chooses.
    let chosen: VirtualHost?
    /// The servers on the port; empty for a sidecar.
    package let servers: [GatewayServer]

    /// Prepares a search for a Host as sent.
    ///
    /// - Precondition: the table is from the linker, and the linker from these VirtualServices.
    package init(
        _ linker: Linker, _ table: RouteTable, _ virtualServices: [VirtualService],
        authority: [UInt8],
    ) {
        self.linker = linker
        self.virtualServices = virtualServices
        self.table = table
        host = String(decoding: EnvoyHost.lookupForm(of: authority), as: UTF8.self)
        chosen = table.virtualHost(for: authority).map { table.virtualHosts[$0] }
        servers = linker.servers(of: table.proxy)
    }

    /// Returns the exclusions, in the order of the VirtualServices.
    ///
    /// - Complexity: linear in the VirtualServices and in the rules of those that name the Host.
    package func exclusions() -> [Exclusion] {
        if !table.hasListener && !table.proxy.isSidecar { return [] }
        let present = Set(chosen?.routes.compactMap(\.origin?.virtualServiceLocation) ?? [])
        return linker.services.indices.flatMap { index -> [Exclusion] in
            let service = linker.services[index]
            if present.contains(service.location) {
                return EntryExclusions(self, service).all
            }
            guard concernsHost(service) else { return [] }
            let reason = table.proxy.isSidecar ? meshReason(index) : gatewayReason(index)
            if let reason {
                return [
                    Exclusion(
                        virtualService: service.fullName, rule: nil, match: nil,
                        location: service.location, reason: reason)
                ]
            }
            return EntryExclusions(self, service).all
        }
    }

    /// Whether the VirtualService names the Host, in any spelling that the user may have meant.
    private func concernsHost(_ service: ResolvedVirtualService) -> Bool {
        let namespace = table.proxy.namespace
        let spellings = ServiceDomains.domains(of: host, from: namespace)
        return service.hosts.contains { written in
            let known = ASCII.lowercased(written)
            return HostName.matches(known, host) || spellings.contains(known)
                || known == NameResolution.host(host, in: service.namespace)
                || table.proxy.isSidecar
                    && known.utf8.starts(with: host.utf8.prefix(known.utf8.count))
                    && ServiceDomains.domains(of: known, from: namespace).contains(host)
        }
    }

    /// A domain matching the Host, of a virtual host that has rules of the VirtualService.
    func otherDomain(of service: ResolvedVirtualService) -> String? {
        for other in table.virtualHosts
        where other.routes.contains(where: {
            $0.origin?.virtualServiceLocation == service.location
        }) {
            if let domain = other.domains.first(where: { HostName.matches($0, host) }) {
                return domain
            }
        }
        return nil
    }

    /// The listeners for the VirtualService's rules: the proxy's servers that it names, or `mesh`.
    func listeners(of service: ResolvedVirtualService) -> [RouteBuilder.Listener] {
        if table.proxy.isSidecar {
            return [RouteBuilder.Listener(gateway: "mesh", port: table.proxy.port)]
        }
        return servers.filter { service.gateways.contains($0.gateway) }.map {
            RouteBuilder.Listener(gateway: $0.gateway, port: $0.port)
        }
    }
}
