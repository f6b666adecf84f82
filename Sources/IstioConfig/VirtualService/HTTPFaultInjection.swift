/// Istio's `HTTPFaultInjection`: delays and aborts for a share of the requests.
public struct HTTPFaultInjection: Sendable {
    /// The delay to inject.
    public var delay: Delay?
    /// The abort to inject.
    public var abort: Abort?
    /// Where the block is written.
    public var location: RuleLocation

    /// Creates a block without faults.
    public init(location: RuleLocation) {
        self.location = location
    }

    /// Istio's `HTTPFaultInjection.Delay`.
    public struct Delay: Sendable {
        /// The one-of `http_delay_type`.
        public enum Kind: Hashable, Sendable {
            /// A fixed delay.
            case fixed(ProtoDuration)
            /// Not supported by Istio, which ignores the delay.
            case exponential(ProtoDuration)
        }

        /// The length.
        public var kind: Located<Kind>?
        /// The share of requests; absent means `percent`.
        public var percentage: Percent?
        /// The share in whole percent (deprecated); absent means 0.
        public var percent: Located<Int32>?
        /// Where the delay is written.
        public var location: RuleLocation

        /// Creates a delay without length.
        public init(location: RuleLocation) {
            self.location = location
        }
    }

    /// Istio's `HTTPFaultInjection.Abort`.
    public struct Abort: Sendable {
        /// The one-of `error_type`.
        public enum Kind: Hashable, Sendable {
            /// An HTTP status.
            case httpStatus(Int32)
            /// The name of a gRPC status.
            case grpcStatus(String)
            /// Not supported by Istio, which ignores the abort.
            case http2Error(String)
        }

        /// The status to abort with.
        public var kind: Located<Kind>?
        /// The share of requests; absent means none.
        public var percentage: Percent?
        /// Where the abort is written.
        public var location: RuleLocation

        /// Creates an abort without status.
        public init(location: RuleLocation) {
            self.location = location
        }
    }
}
