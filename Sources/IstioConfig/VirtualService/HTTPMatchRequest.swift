/// Istio's `HTTPMatchRequest`: conditions that must all hold.
public struct HTTPMatchRequest: Sendable {
    /// The entry's name, the second part of the Envoy route's name.
    public var name: Located<String>?
    /// Condition on the path without query.
    public var uri: StringMatch?
    /// Condition on `:scheme`.
    @Boxed public var scheme: StringMatch?
    /// Condition on `:method`.
    @Boxed public var method: StringMatch?
    /// Condition on `:authority`, the Host as received.
    @Boxed public var authority: StringMatch?
    /// Conditions on headers, by name.
    public var headers: OrderedMap<StringMatch> = []
    /// Conditions on headers that must not hold, by name.
    public var withoutHeaders: OrderedMap<StringMatch> = []
    /// Conditions on query parameters, by name.
    public var queryParams: OrderedMap<StringMatch> = []
    /// Whether `uri` (exact and prefix only) ignores the case of ASCII letters.
    public var ignoreURICase: Located<Bool>?
    /// The Gateway server's port or the service's; absent and 0 mean any.
    public var port: Located<UInt32>?
    /// Labels that the proxy must have.
    public var sourceLabels: OrderedMap<Located<String>> = []
    /// The namespace that the proxy must be in.
    @Boxed public var sourceNamespace: Located<String>?
    /// The gateways that the entry is for, as written; empty means all of the VirtualService's.
    public var gateways: [Located<String>] = []
    /// The prefix of the route's statistics.
    @Boxed public var statPrefix: Located<String>?
    /// Where the entry is written.
    public var location: RuleLocation

    /// Creates an entry without conditions.
    public init(location: RuleLocation) {
        self.location = location
    }
}
