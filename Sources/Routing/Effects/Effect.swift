/// All that follows from a decision: what the destination receives, or what the client is answered.
public struct Effect: Sendable {
    /// The kind of answer.
    public var outcome: Decision.Outcome
    /// Why there is no route or why the request is refused; empty for every other outcome.
    public var reason = ""
    /// The name of the virtual host, if one was chosen.
    public var virtualHost: String?
    /// The deciding rule; `nil` where no rule decides.
    public var origin: RouteOrigin?
    /// Istio's name for the route, empty if the rule has none.
    public var routeName = ""
    /// Envoy's name of the cluster, for requests that are forwarded.
    public var clusterName: String?
    /// The destination, for requests that are forwarded to a known one.
    public var destination: Cluster?
    /// The destination's weight and the sum of all, where there are several.
    public var share: WeightShare?
    /// What the destination receives.
    public var request: ForwardedRequest?
    /// What the client receives.
    public var response: ClientResponse?
    /// Clusters that get a copy of every such request, sorted by name.
    public var mirrors: [Cluster] = []
    /// What is left to chance.
    public var chance = Probabilities()
    /// The time limit in nanoseconds; `nil` is none.
    public var timeoutNanoseconds: Int64?
    /// When the request is tried again; `nil` is never.
    public var retries: RetryPolicy?
    /// How the headers were changed on the way, in order.
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
    /// The path with query, after normalisation and rewrite.
    public var path: [UInt8]
    /// The headers, sorted, names in lower case, without those that Envoy adds for itself.
    public var headers: [HeaderField]
}

/// An answer as the client receives it.
public struct ClientResponse: Hashable, Sendable {
    /// The status.
    public var status: UInt32
    /// Where a redirect leads to.
    public var location: [UInt8]?
    /// The headers, sorted, names in lower case, without those of the connection.
    public var headers: [HeaderField] = []
    /// The body of a direct response.
    public var body: [UInt8]?
}

/// What may happen instead, in percent of the requests.
public struct Probabilities: Hashable, Sendable {
    /// How often the rule's fault aborts; `nil` for never and for always.
    public var abort: Double?
    /// How often the rule's fault delays; `nil` for never and for always.
    public var delay: Double?
    /// How often each mirror gets a copy, where it is not always, sorted by cluster.
    public var mirrors: [MirrorChance] = []

    /// How often a mirror gets a copy.
    public struct MirrorChance: Hashable, Sendable {
        /// The mirror.
        public let cluster: Cluster
        /// How often, in percent.
        public let percent: Double
    }

    /// Whether nothing is left to chance.
    public var isEmpty: Bool { abort == nil && delay == nil && mirrors.isEmpty }
}

/// One change of a request's or response's headers, as told to people.
public struct HeaderChange: Hashable, Sendable {
    /// What was done.
    public enum Kind: String, Hashable, Sendable {
        /// Every line of the name was removed.
        case removed
        /// The value was overwritten or created.
        case set
        /// A line, or for a built-in header a part of the line, was added.
        case added
    }

    /// Whether the response's headers are meant, not the request's.
    public let isResponse: Bool
    /// What was done.
    public let kind: Kind
    /// The header, with the value that was written; empty for removals.
    public let field: HeaderField
}
