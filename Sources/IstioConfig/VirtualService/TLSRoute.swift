/// Istio's `TLSRoute`: a rule for TLS connections that are passed through.
public struct TLSRoute: Sendable {
    /// The conditions, any one of which suffices.
    public var match: [TLSMatchAttributes] = []
    /// Where to forward to.
    public var route: [RouteDestination] = []
    /// Where the rule is written.
    public var location: RuleLocation

    /// Creates a rule without conditions.
    public init(location: RuleLocation) {
        self.location = location
    }
}

/// Istio's `TLSMatchAttributes`: conditions that must all hold.
public struct TLSMatchAttributes: Sendable {
    /// The server names that the client may request.
    public var sniHosts: [Located<String>] = []
    /// Addresses or networks of the destination.
    public var destinationSubnets: [Located<String>] = []
    /// The port; absent and 0 mean any.
    public var port: Located<UInt32>?
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
