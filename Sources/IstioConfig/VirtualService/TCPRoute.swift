/// Istio's `TCPRoute`: a rule for TCP connections.
public struct TCPRoute: Sendable {
    /// The conditions, any one of which suffices; none means that the rule always matches.
    public var match: [L4MatchAttributes] = []
    /// Where to forward to.
    public var route: [RouteDestination] = []
    /// Where the rule is written.
    public var location: RuleLocation

    /// Creates a rule without conditions.
    public init(location: RuleLocation) {
        self.location = location
    }
}

/// Istio's `L4MatchAttributes`: conditions that must all hold.
public struct L4MatchAttributes: Sendable {
    /// Addresses or networks of the destination.
    public var destinationSubnets: [Located<String>] = []
    /// The port; absent and 0 mean any.
    public var port: Located<UInt32>?
    /// A network of the client; Istio accepts but ignores it.
    public var sourceSubnet: Located<String>?
    /// Labels that the proxy must have.
    public var sourceLabels: OrderedMap<Located<String>> = []
    /// The gateways that the entry is for.
    public var gateways: [Located<String>] = []
    /// The namespace that the proxy must be in.
    public var sourceNamespace: Located<String>?
    /// Where the entry is written.
    public var location: RuleLocation

    /// Creates an entry without conditions.
    public init(location: RuleLocation) {
        self.location = location
    }
}
