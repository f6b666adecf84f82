/// When a failed request is retried, as Istio configures Envoy.
public struct RetryPolicy: Hashable, Sendable {
    /// The number of further attempts.
    public var attempts: UInt32
    /// The conditions, separated by commas.
    public var retryOn: String
    /// The timeout of an attempt in nanoseconds, if there is one.
    public var perTryTimeoutNanoseconds: Int64?
    /// Statuses that are retried.
    public var retriableStatusCodes: [UInt32] = []
    /// The shortest wait between attempts in nanoseconds, if given.
    public var backoffNanoseconds: Int64?
    /// Whether hosts that were already tried are avoided.
    public var avoidsPreviousHosts = true
    /// Whether retries prefer other localities.
    public var usesRemoteLocalities = false

    /// Istio's default for rules without `retries`.
    ///
    /// Source: `pilot/pkg/networking/core/route/retry/retry.go`.
    public static let standard = RetryPolicy(
        attempts: 2,
        retryOn:
            "connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes",
    )
}
