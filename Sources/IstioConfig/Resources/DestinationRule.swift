/// Istio's `DestinationRule`, as far as routing and validation depend on it.
public struct DestinationRule: Sendable {
    /// Name, namespace and what else the object says of itself.
    public var metadata: ObjectMetadata
    /// The service's name, as written.
    public var host: Located<String>?
    /// The subsets.
    public var subsets: [Subset] = []
    /// Whether the traffic policy balances by consistent hash, which changes default retries.
    public var hasConsistentHash = false
    /// The namespaces that see the rule; empty means all.
    public var exportTo: [Located<String>] = []
    /// Where the object is written.
    public var location: RuleLocation

    /// Creates a rule without host.
    public init(metadata: ObjectMetadata, location: RuleLocation) {
        self.metadata = metadata
        self.location = location
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
