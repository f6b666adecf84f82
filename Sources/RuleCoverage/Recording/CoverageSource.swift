import ASCIIText
import IstioConfig
import IstioLinking
import IstioNames
import Routing
import RuleTesting

/// The rules that coverage is counted for, in the forms used for lookup.
struct CoverageSource {
    /// The linker of the tables.
    let linker: Linker
    /// The rules by the routes built from them.
    let written: WrittenRules
    /// The VirtualServices as they were read.
    let virtualServices: [VirtualService]
    /// The VirtualServices by location.
    let services: [RuleLocation: VirtualService]
    /// Whether any entry is for some proxies only; finding the excluded entries is slow.
    private let hasProxyConditions: Bool

    init(_ rules: RuleSet) {
        linker = rules.linker
        virtualServices = rules.configuration.virtualServices
        let written = WrittenRules(linker, virtualServices)
        self.written = written
        hasProxyConditions = written.all.contains { rule in
            rule.match.contains { !ProxyCondition.all(of: $0).isEmpty }
        }
        services = Dictionary(
            virtualServices.map { ($0.location, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The conditions on the proxy for which a table has no route for a Host.
    func failingProxyConditions(of table: RouteTable, for authority: [UInt8]) -> [ProxyCondition] {
        if !hasProxyConditions { return [] }
        let search = ExclusionSearch(linker, table, virtualServices, authority: authority)
        return search.exclusions().compactMap { exclusion in
            if case .proxyCondition(let condition) = exclusion.reason { condition } else { nil }
        }
    }

    /// The hosts of a VirtualService, as written, that a virtual host was built for.
    ///
    /// If several match, the most specific counts.
    func hosts(of service: VirtualService, for virtualHost: VirtualHost) -> [Located<String>] {
        let name = Self.host(of: virtualHost)
        let namespace = service.metadata.effectiveNamespace
        let completed = { (host: Located<String>) in
            ASCII.lowercased(NameResolution.host(host.value, in: namespace))
        }
        let fitting = service.hosts.filter { HostName.isSubset(name, of: completed($0)) }
        let best = fitting.min { HostName.isMoreSpecific(completed($0), than: completed($1)) }
        return fitting.filter { host in best.map { completed($0) == completed(host) } ?? false }
    }

    /// The Gateways of a VirtualService, as written, through which a virtual host is reached.
    ///
    /// `servers` are those of the proxy on its port; `nil` for a sidecar.
    func gateways(
        of service: VirtualService, for virtualHost: VirtualHost, by servers: [GatewayServer]?,
    ) -> [Located<String>] {
        let namespace = service.metadata.effectiveNamespace
        let name = Self.host(of: virtualHost)
        let fitting = servers?.filter { server in
            server.hosts(for: namespace).contains {
                HostName.isSubset(name, of: ASCII.lowercased($0))
            }
        }
        return service.gateways.filter { gateway in
            let completed = NameResolution.gateway(gateway.value, in: namespace)
            return fitting.map { $0.contains { $0.gateway == completed } } ?? (completed == "mesh")
        }
    }

    /// The host that gives a virtual host its name.
    private static func host(of virtualHost: VirtualHost) -> String {
        let parts = virtualHost.name.split(separator: ":", omittingEmptySubsequences: false)
        return ASCII.lowercased(parts.dropLast().joined(separator: ":"))
    }
}
