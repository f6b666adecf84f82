/// Istio's `HTTPMirrorPolicy`: a destination that receives copies of requests.
public struct HTTPMirrorPolicy: Sendable {
    /// The destination; missing only in input that Istio's schema refuses.
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
