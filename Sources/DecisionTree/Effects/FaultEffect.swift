public import Routing

/// The faults that a rule injects into some of its requests.
///
/// An abort with a share of 100% is reported as the decision's outcome instead.
public struct FaultEffect: BitwiseCopyable, Sendable {
    /// The delay of a request in nanoseconds, 0 for none.
    public let delayNanoseconds: Int64
    /// The share of requests that are delayed.
    public let delayPercent: FractionalPercent
    /// The share of requests that are aborted; for those call ``RequestEffect/abort()``.
    public let abortPercent: FractionalPercent
    let status: UInt32
    /// The status for gRPC, `UInt32.max` where the rule names none.
    let grpcStatus: UInt32
}
