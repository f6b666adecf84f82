import IstioConfig

/// All services that the configuration knows, by host.
struct ServiceRegistry: Sendable {
    /// The services in Istio's order.
    let all: [KnownService]
    private let byHost: [String: [Int]]
    /// Hosts whose DestinationRule balances by consistent hash.
    let hashedHosts: Set<String>

    init(_ configuration: Configuration) {
        let unordered =
            configuration.serviceEntries.flatMap(KnownService.services(of:))
            + configuration.services.map(KnownService.init)
        all = unordered.sorted(by: KnownService.isOlder)
        byHost = Dictionary(grouping: all.indices) { [all] in all[$0].host }
        hashedHosts = Set(
            configuration.destinationRules.lazy.filter(\.hasConsistentHash).map {
                NameResolution.host($0.host.text(), in: $0.metadata.effectiveNamespace)
            })
    }

    /// The ports of a service as a gateway sees it: that of the VirtualService's own namespace,
    /// else any that is visible to the gateway (istio-semantics 5.3).
    func gatewayPorts(host: String, namespace: String, proxy: Proxy) -> [UInt32]? {
        let visible = (byHost[host] ?? []).filter { all[$0].isVisible(from: proxy.namespace) }
        let chosen = visible.first { all[$0].namespace == namespace } ?? visible.first
        return chosen.map { all[$0].ports.map(\.number) }
    }

    /// Of several services with one host the one that counts: the proxy's own namespace, else
    /// Kubernetes before ServiceEntry, else the oldest (istio-semantics 3.4).
    static func preferred(_ services: [KnownService], from namespace: String) -> KnownService? {
        services.first { $0.namespace == namespace } ?? services.first(where: \.isKubernetes)
            ?? services.first
    }
}
