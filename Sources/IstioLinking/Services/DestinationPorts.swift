import Routing

/// The ports of destinations as a gateway sees them.
///
/// They are those of the service in the VirtualService's own namespace, else of any that is visible
/// to the gateway. Source: docs/semantics/istio.md 5.3.
struct DestinationPorts: Sendable {
    private struct Services: Sendable {
        let first: KnownService
        private(set) var byNamespace: [String: KnownService] = [:]

        init(first: KnownService) {
            self.first = first
        }

        /// Adds a service; of several in one namespace the first counts.
        mutating func add(_ service: KnownService) {
            if byNamespace[service.namespace] == nil { byNamespace[service.namespace] = service }
        }
    }

    private var services: [String: Services] = [:]

    init(_ registry: ServiceRegistry, for proxy: Proxy) {
        for service in registry.all where service.isVisible(from: proxy.namespace) {
            services[service.host, default: Services(first: service)].add(service)
        }
    }

    /// The ports of the service that a host denotes in a namespace; `nil` if there is none.
    func ports(of host: String, from namespace: String) -> [UInt32]? {
        guard let known = services[host] else { return nil }
        return (known.byNamespace[namespace] ?? known.first).ports.map(\.number)
    }
}
