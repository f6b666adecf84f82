public import Routing

/// The faults that a rule injects into some of its requests.
///
/// An abort with a share of 100% is reported as the decision's outcome instead.
public struct FaultEffect: BitwiseCopyable, Sendable {
    /// How long a request is delayed in nanoseconds, 0 for not at all.
    public let delayNanoseconds: Int64
    /// How many requests are delayed.
    public let delayPercent: FractionalPercent
    /// How many requests are aborted; for those call ``RequestEffect/abort()``.
    public let abortPercent: FractionalPercent
    let status: UInt32
    /// The status for gRPC, `UInt32.max` where the rule names none.
    let grpcStatus: UInt32
}
