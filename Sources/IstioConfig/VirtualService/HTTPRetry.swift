/// Istio's `HTTPRetry`: when a failed request is retried.
public struct HTTPRetry: Sendable {
    /// The number of retries; 0 and absent mean none.
    public var attempts: Located<Int32>?
    /// How long each attempt may take.
    public var perTryTimeout: Located<ProtoDuration>?
    /// Conditions and status codes, separated by commas.
    public var retryOn: Located<String>?
    /// Whether retries may go to other localities.
    public var retryRemoteLocalities: Located<Bool>?
    /// Whether retries avoid hosts that were already tried.
    public var retryIgnorePreviousHosts: Located<Bool>?
    /// The shortest wait between attempts.
    public var backoff: Located<ProtoDuration>?
    /// Where the block is written.
    public var location: RuleLocation

    /// Creates a block that disables retries.
    public init(location: RuleLocation) {
        self.location = location
    }
}
