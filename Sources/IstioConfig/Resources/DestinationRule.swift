/// Istio's `DestinationRule`, as far as routing and validation depend on it.
public struct DestinationRule: Sendable {
    /// The object's name, namespace and other metadata.
    public var metadata: ObjectMetadata
    /// The service's name, as written.
    public var host: Located<String>?
    /// The subsets.
    public var subsets: [Subset] = []
    /// Whether the traffic policy balances by consistent hash, which changes default retries.
    public var hasConsistentHash = false
    /// How proxies use TLS to the service: in general and on individual ports.
    public var tlsPolicies: [TLSPolicy] = []
    /// The namespaces that see the rule; empty means all.
    public var exportTo: [Located<String>] = []
    /// Where the object is written.
    public var location: RuleLocation

    /// Creates a rule without host.
    public init(metadata: ObjectMetadata, location: RuleLocation) {
        self.metadata = metadata
        self.location = location
    }

    /// The relevant part of Istio's `ClientTLSSettings`.
    public struct TLSPolicy: Sendable {
        /// The port; `nil` for all ports without their own settings.
        public var port: UInt32?
        /// Whether TLS has no CA certificate to verify the server, and no `insecureSkipVerify`.
        public var trustsAnyServer: Bool
        /// Where the settings are written.
        public var location: RuleLocation

        /// Creates settings.
        public init(port: UInt32?, trustsAnyServer: Bool, location: RuleLocation) {
            self.port = port
            self.trustsAnyServer = trustsAnyServer
            self.location = location
        }
    }

    /// Istio's `Subset`: a part of a service's workloads.
    public struct Subset: Sendable {
        /// The name that destinations refer to.
        public var name: Located<String>?
        /// The labels that its workloads have.
        public var labels: OrderedMap<Located<String>> = []
        /// Whether the subset balances by consistent hash.
        public var hasConsistentHash = false
        /// Where the subset is written.
        public var location: RuleLocation

        /// Creates a subset without labels.
        public init(location: RuleLocation) {
            self.location = location
        }
    }
}
