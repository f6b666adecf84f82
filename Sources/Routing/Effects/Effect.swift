/// What a decision leads to: the request that the destination receives, or the client's response.
public struct Effect: Sendable {
    /// The kind of outcome.
    public var outcome: Decision.Outcome
    /// Why no route matches or why the request is refused; empty for every other outcome.
    public var reason = ""
    /// The name of the virtual host, if one was chosen.
    public var virtualHost: String?
    /// The deciding rule, if a rule decides.
    public var origin: RouteOrigin?
    /// Istio's name of the route, empty if the rule has none.
    public var routeName = ""
    /// Envoy's name of the cluster, for forwarded requests.
    public var clusterName: String?
    /// The destination, for requests forwarded to a known one.
    public var destination: Cluster?
    /// The destination's weight and the sum of all weights, if there are several destinations.
    public var share: WeightShare?
    /// What the destination receives.
    public var request: ForwardedRequest?
    /// What the client receives.
    public var response: ClientResponse?
    /// Clusters that receive a copy of every such request, sorted by name.
    public var mirrors: [Cluster] = []
    /// What depends on chance.
    public var chance = Probabilities()
    /// The timeout in nanoseconds; `nil` for none.
    public var timeoutNanoseconds: Int64?
    /// When the request is retried; `nil` for never.
    public var retries: RetryPolicy?
    /// The changes of the headers, in the order they were made.
    public var headerChanges: [HeaderChange] = []

    init(_ outcome: Decision.Outcome) {
        self.outcome = outcome
    }
}

/// A destination's weight among several.
public struct WeightShare: Hashable, Sendable {
    /// The weight of the chosen destination.
    public let weight: UInt64
    /// The sum of all weights.
    public let total: UInt64

    /// The share in percent.
    public var percent: Double { Double(weight) * 100 / Double(total) }
}

/// A request as its destination receives it.
public struct ForwardedRequest: Hashable, Sendable {
    /// The method.
    public var method: [UInt8]
    /// The authority after a rewrite.
    public var authority: [UInt8]
    /// The path with query, after normalization and rewrite.
    public var path: [UInt8]
    /// The headers, sorted, names in lowercase, without those that Envoy adds for its own use.
    public var headers: [HeaderField]
}

/// A response as the client receives it.
public struct ClientResponse: Hashable, Sendable {
    /// The status.
    public var status: UInt32
    /// The target of a redirect.
    public var location: [UInt8]?
    /// The headers, sorted, names in lowercase, without those of the connection.
    public var headers: [HeaderField] = []
    /// The body of a direct response.
    public var body: [UInt8]?
}

/// The effects that depend on chance, in percent of the requests.
public struct Probabilities: Hashable, Sendable {
    /// How often the rule's fault aborts; `nil` for never and for always.
    public var abort: Double?
    /// How often the rule's fault delays; `nil` for never and for always.
    public var delay: Double?
    /// How often each mirror receives a copy, unless always, sorted by cluster.
    public var mirrors: [MirrorChance] = []

    /// How often a mirror receives a copy.
    public struct MirrorChance: Hashable, Sendable {
        /// The mirror.
        public let cluster: Cluster
        /// How often, in percent.
        public let percent: Double
    }

    /// Whether nothing depends on chance.
    public var isEmpty: Bool { abort == nil && delay == nil && mirrors.isEmpty }
}

/// One change of a request's or response's headers, as reported to the user.
public struct HeaderChange: Hashable, Sendable {
    /// The kind of change.
    public enum Kind: String, Hashable, Sendable {
        /// Every line with the name was removed.
        case removed
        /// The value was overwritten or created.
        case set
        /// A line, or for an inline header a part of the line, was added.
        case added
    }

    /// Whether the change concerns the response's headers, not the request's.
    public let isResponse: Bool
    /// The kind of change.
    public let kind: Kind
    /// The header with its new value; the value is empty for removals.
    public let field: HeaderField
}
