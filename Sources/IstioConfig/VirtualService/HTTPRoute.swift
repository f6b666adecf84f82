/// Istio's `HTTPRoute`: one rule, that is conditions and what happens where they hold.
public struct HTTPRoute: Sendable {
    /// The rule's name, the first part of the Envoy route's name.
    public var name: Located<String>?
    /// The conditions, of which any one suffices; none means that the rule always holds.
    public var match: [HTTPMatchRequest] = []
    /// Where to forward to.
    public var route: [HTTPRouteDestination] = []
    /// The redirect, which goes before every other action.
    @Boxed public var redirect: HTTPRedirect?
    /// The answer to give without forwarding; second to `redirect`.
    @Boxed public var directResponse: HTTPDirectResponse?
    /// The VirtualService that has the rules to put in this one's place.
    @Boxed public var delegate: Delegate?
    /// How the request is changed before it is forwarded.
    @Boxed public var rewrite: HTTPRewrite?
    /// How long the destination may take; none is no limit.
    public var timeout: Located<ProtoDuration>?
    /// When a failed request is tried again; none means Istio's default of two retries.
    @Boxed public var retries: HTTPRetry?
    /// Delays and aborts to inject.
    @Boxed public var fault: HTTPFaultInjection?
    /// A destination that gets a copy of each request.
    @Boxed public var mirror: Destination?
    /// Further destinations that get copies.
    public var mirrors: [HTTPMirrorPolicy] = []
    /// The share of requests that `mirror` gets, in whole percent (deprecated).
    public var mirrorPercent: Located<UInt32>?
    /// The share of requests that `mirror` gets; goes before `mirrorPercent`.
    @Boxed public var mirrorPercentage: Percent?
    /// What cross-origin requests are allowed.
    @Boxed public var corsPolicy: CORSPolicy?
    /// Header operations for all destinations, redirects and direct responses.
    @Boxed public var headers: Headers?
    /// Where the rule is written.
    public var location: RuleLocation

    /// Creates a rule without conditions and action.
    public init(location: RuleLocation) {
        self.location = location
    }
}
