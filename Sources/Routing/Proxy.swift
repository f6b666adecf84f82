/// The proxy that routes: it determines which rules apply.
public struct Proxy: Hashable, Sendable {
    /// The kind of proxy.
    public enum Kind: Hashable, Sendable {
        /// A gateway that serves every Gateway whose selector its labels satisfy.
        case gateway
        /// A gateway that serves only these Gateways, each `namespace/name`.
        case gatewayNamed([String])
        /// A gateway that serves every Gateway.
        case everyGateway
        /// A sidecar, for one of the services' ports.
        case sidecar
    }

    /// The kind of proxy.
    public var kind: Kind
    /// The namespace that the proxy runs in.
    public var namespace: String
    /// The labels of the proxy's pod.
    public var labels: [String: String]
    /// The Gateway server's port; for a sidecar the service's port.
    ///
    /// If a Service maps the server's port to another port of the pod, either may be given.
    public var port: UInt32
    /// The address of the proxy's pod, by which ServiceEntries may name it as an endpoint.
    ///
    /// The default is the address in the recorded configurations.
    public var address = "10.254.0.1"

    /// Creates a proxy.
    public init(
        kind: Kind, namespace: String = "istio-system", labels: [String: String] = [:],
        port: UInt32 = 80,
    ) {
        self.kind = kind
        self.namespace = namespace
        self.labels = labels
        self.port = port
    }

    /// Whether the proxy is a sidecar.
    public var isSidecar: Bool { kind == .sidecar }

    /// Whether the proxy has all of these labels; true for none.
    package func hasLabels(_ wanted: [(String, String)]) -> Bool {
        wanted.allSatisfy { labels[$0.0] == $0.1 }
    }
}
