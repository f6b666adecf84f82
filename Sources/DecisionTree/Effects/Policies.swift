/// When a failed request is tried again.
///
/// The conditions and statuses are ``DecisionTree/retryConditions(of:)`` and
/// ``DecisionTree/retriableStatusCode(_:of:)``.
public struct RetryEffect: BitwiseCopyable, Sendable {
    /// How many further attempts.
    public let attempts: UInt32
    /// The time limit of an attempt in nanoseconds, 0 for none.
    public let perTryTimeoutNanoseconds: Int64
    /// The shortest wait between attempts in nanoseconds, 0 where it is not given.
    public let backoffNanoseconds: Int64
    /// Whether hosts that were tried before are avoided.
    public let avoidsPreviousHosts: Bool
    /// Whether retries prefer other localities.
    public let usesRemoteLocalities: Bool
    /// How many statuses are tried again.
    public let retriableStatusCodeCount: Int
    let conditions: StringRef
    let firstStatusCode: UInt32
}

/// A share of all requests, as Envoy's `FractionalPercent` has it.
public struct RequestShare: BitwiseCopyable, Sendable {
    /// How many of `denominator`.
    public let numerator: UInt32
    /// 100 or 1,000,000.
    public let denominator: UInt32

    /// Whether a random number strikes.
    ///
    /// - Parameter random: Any number; each use wants one of its own.
    /// - Returns: Whether the request is one of the share.
    public func contains(by random: UInt64) -> Bool {
        random % UInt64(max(1, denominator)) < UInt64(numerator)
    }
}

/// The faults that a rule injects into some of its requests.
///
/// An abort that strikes every request is not here but the decision's outcome.
public struct FaultEffect: BitwiseCopyable, Sendable {
    /// How long a request is delayed in nanoseconds, 0 for not at all.
    public let delayNanoseconds: Int64
    /// How many requests are delayed.
    public let delayShare: RequestShare
    /// How many requests are aborted; for those ask on with ``DecisionTree/aborted(_:)``.
    public let abortShare: RequestShare
    let status: UInt32
    /// The status for gRPC, `UInt32.max` where the rule names none.
    let grpcStatus: UInt32
}

/// A cluster that gets copies of requests.
struct MirrorEffect: BitwiseCopyable, Sendable {
    let name: StringRef
    let share: RequestShare
}
