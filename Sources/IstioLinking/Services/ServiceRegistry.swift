import IstioConfig
import IstioNames

/// All services of the configuration, by host.
struct ServiceRegistry: Sendable {
    /// The services in Istio's order.
    let all: [KnownService]
    /// Hosts whose DestinationRule balances by consistent hash.
    let hashedHosts: Set<String>

    init(_ configuration: Configuration) {
        let unordered =
            configuration.serviceEntries.flatMap(KnownService.services(of:))
            + configuration.services.map(KnownService.init)
        all = unordered.sorted(by: KnownService.isOlder)
        hashedHosts = Set(
            configuration.destinationRules.lazy.filter(\.hasConsistentHash).map {
                NameResolution.host($0.host.text(), in: $0.metadata.effectiveNamespace)
            })
    }

    /// The effective one of several services with the same host.
    ///
    /// The proxy's own namespace precedes others, then Kubernetes precedes ServiceEntry, then the
    /// oldest wins (docs/semantics/istio.md 3.4).
    static func preferred(_ services: [KnownService], from namespace: String) -> KnownService? {
        services.first { $0.namespace == namespace } ?? services.first(where: \.isKubernetes)
            ?? services.first
    }
}
