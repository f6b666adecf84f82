/// Istio's `VirtualService`: rules for the hosts that it names.
///
/// Identical for `networking.istio.io/v1`, `v1beta1` and `v1alpha3`. A VirtualService without
/// hosts is a delegate, which applies only where another one refers to it.
public struct VirtualService: Sendable {
    /// The object's name, namespace and other metadata.
    public var metadata: ObjectMetadata
    /// The hosts that the rules are for, as written.
    public var hosts: [Located<String>] = []
    /// The gateways that the rules are for; empty means `mesh`.
    public var gateways: [Located<String>] = []
    /// The rules for HTTP, in order.
    public var http: [HTTPRoute] = []
    /// The rules for TLS that is passed through, in order.
    public var tls: [TLSRoute] = []
    /// The rules for TCP, in order.
    public var tcp: [TCPRoute] = []
    /// The namespaces that see the rules; empty means all.
    public var exportTo: [Located<String>] = []
    /// Where the object is written.
    public var location: RuleLocation
    /// Where `spec` is written, or the object's own location without one.
    public var specLocation: RuleLocation

    /// Creates a VirtualService without rules.
    public init(metadata: ObjectMetadata, location: RuleLocation) {
        self.metadata = metadata
        self.location = location
        specLocation = location
    }
}
