/// The faults that a rule injects.
package struct FaultPolicy: Sendable {
    /// The status of an aborted request.
    package enum Status: Hashable, Sendable {
        /// An HTTP status.
        case http(UInt32)
        /// A gRPC status by number.
        case grpc(UInt32)
    }

    /// Whether the rule has a fault at all, even one that affects no request.
    package var isConfigured = false
    /// The abort's status, if there is one.
    package var abort: Status?
    /// The share of requests that are aborted.
    package var abortShare = FractionalPercent.none
    /// The delay in nanoseconds, if there is one.
    package var delayNanoseconds: Int64?
    /// The share of requests that are delayed.
    package var delayShare = FractionalPercent.none

    /// Creates a policy without faults.
    package init() {}
}
