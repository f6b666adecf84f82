import IstioNames
import Routing

/// The services that a sidecar can reach on one port.
///
/// Source: docs/semantics/istio.md 3.4, step A.
struct MeshServices: Sendable {
    /// A service restricted to the port.
    struct Entry: Sendable {
        let service: KnownService
        let kind: PortProtocol
        /// The host in lowercase.
        let key: String
    }

    /// The services in Istio's order.
    let entries: [Entry]
    /// Positions by host in lowercase.
    let positions: [String: Int]
    /// All hosts, in lowercase.
    let index: HostIndex

    init(_ registry: ServiceRegistry, imports: SidecarImports, proxy: Proxy) {
        let visible = registry.all.filter {
            $0.isVisible(from: proxy.namespace)
                && imports.importsService(namespace: $0.namespace, host: $0.host)
        }
        let byHost = Dictionary(grouping: visible, by: \.key)
        var seen: Set<String> = []
        var entries: [Entry] = []
        for service in visible where seen.insert(service.key).inserted {
            guard
                let chosen = ServiceRegistry.preferred(
                    byHost[service.key] ?? [], from: proxy.namespace),
                let port = chosen.ports.first(where: { $0.number == proxy.port })
            else { continue }
            entries.append(Entry(service: chosen, kind: port.kind, key: service.key))
        }
        self.entries = entries
        positions = Dictionary(
            entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        index = HostIndex(positions.keys)
    }

    /// Whether any service speaks HTTP, or may, on the port.
    var haveHTTP: Bool { entries.contains { $0.kind.mayBeHTTP } }
}
