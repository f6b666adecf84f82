public import IstioConfig

/// One route: conditions, and the action if they hold.
public struct Route: Sendable {
    /// Istio's name of the route, empty if the rule has none.
    public let name: String
    /// The rule from which the route was built; `nil` for routes that Istio adds itself.
    public let origin: RouteOrigin?
    /// The conditions.
    package let match: RouteMatch
    /// The action.
    package let action: RouteAction
    /// Operations on the request's headers.
    package var requestHeaders = HeaderMutations()
    /// Operations on the response's headers.
    package var responseHeaders = HeaderMutations()
    /// The abort and the delay to inject.
    package var fault = FaultPolicy()
    /// The reply to cross-origin requests.
    @Boxed package var cors: CORSRules?
    /// The prefix of the route's statistics, empty for none.
    package var statPrefix = ""

    /// Creates a route that changes no header and injects no fault.
    package init(name: String, origin: RouteOrigin?, match: RouteMatch, action: RouteAction) {
        self.name = name
        self.origin = origin
        self.match = match
        self.action = action
    }

    /// Whether the route matches every request, so that all others of its virtual host precede it.
    ///
    /// Source: Istio's `IsCatchAllRoute`; prefix `""`, regex `/.*` and any header condition do not
    /// count.
    package var isCatchAll: Bool {
        match.otherConditions.isEmpty && match.path.isCatchAll
    }
}

/// The rule and match entry from which a route was built.
public struct RouteOrigin: Sendable {
    /// The namespace of the (root) VirtualService.
    public let namespace: String
    /// The name of the (root) VirtualService.
    public let name: String
    /// The rule's position in the (root) VirtualService's `spec.http`, from 0.
    ///
    /// A delegate's rule has the position of the rule that refers to the delegate, as in the
    /// recorded decisions and as users count.
    public let rule: Int
    /// The entry's position in the (merged) rule's `match`, from 0; `nil` for a rule without any.
    public let match: Int?
    /// Where the VirtualService is written.
    public let virtualServiceLocation: RuleLocation
    /// Where the rule is written; for a merged rule, in the delegate.
    public let ruleLocation: RuleLocation
    /// Where the match entry is written, if there is one.
    public let matchLocation: RuleLocation?

    /// The (root) VirtualService's `namespace/name`.
    public var virtualService: String { "\(namespace)/\(name)" }

    /// Creates the origin of a route.
    package init(
        namespace: String, name: String, rule: Int, match: Int?,
        virtualServiceLocation: RuleLocation, ruleLocation: RuleLocation,
        matchLocation: RuleLocation?,
    ) {
        self.namespace = namespace
        self.name = name
        self.rule = rule
        self.match = match
        self.virtualServiceLocation = virtualServiceLocation
        self.ruleLocation = ruleLocation
        self.matchLocation = matchLocation
    }
}
