/// Istio's `Sidecar`: what the proxies of a namespace can reach.
public struct Sidecar: Sendable {
    /// Istio's `OutboundTrafficPolicy.Mode`.
    public enum OutboundMode: Int32, Hashable, Sendable {
        /// Requests for unknown hosts get 502.
        case registryOnly = 0
        /// Requests for unknown hosts go to their original destination.
        case allowAny = 1
    }

    /// The object's name, namespace and other metadata.
    public var metadata: ObjectMetadata
    /// Labels that a proxy must have; empty means all proxies of the namespace.
    public var workloadSelector: OrderedMap<Located<String>> = []
    /// What can be reached; empty means everything.
    public var egress: [EgressListener] = []
    /// What happens to requests for unknown hosts; absent means the mesh's setting.
    public var outboundMode: Located<OutboundMode>?
    /// Where the object is written.
    public var location: RuleLocation

    /// Creates a Sidecar without listeners.
    public init(metadata: ObjectMetadata, location: RuleLocation) {
        self.metadata = metadata
        self.location = location
    }

    /// Istio's `IstioEgressListener`: one port, or all, and the hosts reachable there.
    public struct EgressListener: Sendable {
        /// The port; absent means all others.
        public var port: Located<UInt32>?
        /// The hosts, each as `namespace/host`, with a leading `~` for exclusions.
        public var hosts: [Located<String>] = []
        /// Where the listener is written.
        public var location: RuleLocation

        /// Creates a listener without hosts.
        public init(location: RuleLocation) {
            self.location = location
        }
    }
}
