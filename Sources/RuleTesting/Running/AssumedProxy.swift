public import IstioConfig
public import Routing

/// The proxy that is asked where nobody says which.
public struct AssumedProxy: Sendable {
    /// The proxy.
    public let proxy: Proxy
    /// What was taken for granted, for people.
    public let note: String

    /// Takes every Gateway, or a sidecar where the rules are for the mesh alone.
    public init(for configuration: Configuration, port: UInt32) {
        let isForGateways = configuration.virtualServices.contains { service in
            service.gateways.contains { $0.value != "mesh" }
        }
        if isForGateways || configuration.virtualServices.isEmpty {
            note = "no --gateway is given: the request comes in through every Gateway"
            proxy = Proxy(kind: .everyGateway, port: port)
            return
        }
        let namespace = configuration.virtualServices[0].metadata.effectiveNamespace
        note =
            "no VirtualService names a Gateway: a sidecar in namespace `\(namespace)` sends the "
            + "request"
        proxy = Proxy(kind: .sidecar, namespace: namespace, port: port)
    }
}
