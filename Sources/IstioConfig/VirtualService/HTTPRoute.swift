/// Istio's `HTTPRoute`: one rule, that is, conditions and actions.
public struct HTTPRoute: Sendable {
    /// The rule's name, the first part of the Envoy route's name.
    public var name: Located<String>?
    /// The conditions, any one of which suffices; none means that the rule always matches.
    public var match: [HTTPMatchRequest] = []
    /// Where to forward to.
    public var route: [HTTPRouteDestination] = []
    /// The redirect, which takes precedence over every other action.
    @Boxed public var redirect: HTTPRedirect?
    /// The response to send without forwarding; `redirect` takes precedence.
    @Boxed public var directResponse: HTTPDirectResponse?
    /// The VirtualService whose rules replace this one.
    @Boxed public var delegate: Delegate?
    /// How the request is changed before it is forwarded.
    @Boxed public var rewrite: HTTPRewrite?
    /// How long the destination may take; absent means no limit.
    public var timeout: Located<ProtoDuration>?
    /// When a failed request is retried; absent means Istio's default of two retries.
    @Boxed public var retries: HTTPRetry?
    /// Delays and aborts to inject.
    @Boxed public var fault: HTTPFaultInjection?
    /// A destination that receives a copy of each request.
    @Boxed public var mirror: Destination?
    /// Further destinations that receive copies.
    public var mirrors: [HTTPMirrorPolicy] = []
    /// The share of requests for `mirror`, in whole percent (deprecated).
    public var mirrorPercent: Located<UInt32>?
    /// The share of requests for `mirror`; takes precedence over `mirrorPercent`.
    @Boxed public var mirrorPercentage: Percent?
    /// Which cross-origin requests are allowed.
    @Boxed public var corsPolicy: CORSPolicy?
    /// Header operations for all destinations, redirects and direct responses.
    @Boxed public var headers: Headers?
    /// Where the rule is written.
    public var location: RuleLocation

    /// Creates a rule without conditions or action.
    public init(location: RuleLocation) {
        self.location = location
    }
}
