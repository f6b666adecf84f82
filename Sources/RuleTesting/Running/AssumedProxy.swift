public import IstioConfig
public import Routing

/// The proxy that decides if none is given.
public struct AssumedProxy: Sendable {
    /// The proxy.
    public let proxy: Proxy
    /// What was assumed, as a message.
    public let note: String

    /// Assumes every Gateway, or a sidecar if the rules are for the mesh only.
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
