/// Istio's `ServiceEntry`: a service that Kubernetes does not know.
public struct ServiceEntry: Sendable {
    /// Istio's `Resolution`.
    public enum Resolution: Int32, Hashable, Sendable {
        /// Connections go to the address that the client requested.
        case none = 0
        /// Connections go to the listed addresses.
        case `static` = 1
        /// Connections go to the addresses that a name resolves to.
        case dns = 2
        /// As `dns`, with one address at a time.
        case dnsRoundRobin = 3
        /// As `dns`, with the host of the request.
        case dynamicDNS = 4
    }

    /// The object's name, namespace and other metadata.
    public var metadata: ObjectMetadata
    /// The service's names.
    public var hosts: [Located<String>] = []
    /// Virtual addresses of the service.
    public var addresses: [Located<String>] = []
    /// The ports.
    public var ports: [ServicePort] = []
    /// How addresses are determined.
    public var resolution: Located<Resolution>?
    /// The addresses of workloads.
    public var endpoints: [WorkloadEntry] = []
    /// The namespaces that see the service; empty means all.
    public var exportTo: [Located<String>] = []
    /// Where the object is written.
    public var location: RuleLocation

    /// Creates an entry without hosts.
    public init(metadata: ObjectMetadata, location: RuleLocation) {
        self.metadata = metadata
        self.location = location
    }
}

/// A port of a ServiceEntry or of a Kubernetes Service.
public struct ServicePort: Sendable {
    /// The port number that clients connect to.
    public var number: Located<UInt32>?
    /// The protocol: Istio's `protocol`, or for a Kubernetes Service `appProtocol`.
    public var protocolName: Located<String>?
    /// The port's name; for a Kubernetes Service its first part names the protocol.
    public var name: Located<String>?
    /// The port that the workload listens on; absent means `number`.
    public var targetPort: Located<UInt32>?
    /// Where the port is written.
    public var location: RuleLocation

    /// Creates a port without number.
    public init(location: RuleLocation) {
        self.location = location
    }
}

/// Istio's `WorkloadEntry` inside a ServiceEntry, as far as routing depends on it.
public struct WorkloadEntry: Sendable {
    /// The address.
    public var address: Located<String>?
    /// The workload's labels.
    public var labels: OrderedMap<Located<String>> = []
    /// Where the endpoint is written.
    public var location: RuleLocation

    /// Creates an endpoint without address.
    public init(location: RuleLocation) {
        self.location = location
    }
}
