/// Istio's `HTTPMirrorPolicy`: a destination that gets copies of requests.
public struct HTTPMirrorPolicy: Sendable {
    /// The destination; missing only in texts that Istio's schema refuses.
    public var destination: Destination?
    /// The share of requests; absent means all.
    public var percentage: Percent?
    /// Where the policy is written.
    public var location: RuleLocation

    /// Creates a policy without destination.
    public init(location: RuleLocation) {
        self.location = location
    }
}

/// Istio's `Delegate`: the VirtualService whose rules take a rule's place.
public struct Delegate: Sendable {
    /// The delegate's name.
    public var name: Located<String>?
    /// The delegate's namespace; absent means the root's own.
    public var namespace: Located<String>?
    /// Where the reference is written.
    public var location: RuleLocation

    /// Creates a reference without name.
    public init(location: RuleLocation) {
        self.location = location
    }
}
