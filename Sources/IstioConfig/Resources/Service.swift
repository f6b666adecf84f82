/// Kubernetes' `core/v1` Service.
public struct Service: Sendable {
    /// The object's name, namespace and other metadata.
    public var metadata: ObjectMetadata
    /// `ClusterIP` (also absent), `NodePort`, `LoadBalancer` or `ExternalName`.
    public var type: Located<String>?
    /// The virtual address; `None` for a headless service.
    public var clusterIP: Located<String>?
    /// All virtual addresses.
    public var clusterIPs: [Located<String>] = []
    /// The name that a service of type `ExternalName` is an alias for.
    public var externalName: Located<String>?
    /// The ports; `number` is Kubernetes' `port`, `protocolName` its `appProtocol`.
    public var ports: [ServicePort] = []
    /// The labels of the service's pods.
    public var selector: OrderedMap<Located<String>> = []
    /// Where the object is written.
    public var location: RuleLocation

    /// Creates a service without ports.
    public init(metadata: ObjectMetadata, location: RuleLocation) {
        self.metadata = metadata
        self.location = location
    }
}
