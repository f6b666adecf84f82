/// Envoy's `FractionalPercent`: a share of all requests.
public struct FractionalPercent: Hashable, BitwiseCopyable, Sendable {
    /// How many of `denominator`.
    public let numerator: UInt32
    /// 100 or 1,000,000.
    public let denominator: UInt32

    package init(numerator: UInt32, denominator: UInt32) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Whether a random number is one of the share.
    ///
    /// - Parameter random: Any number; each use needs one of its own.
    /// - Returns: Whether the request that it was drawn for is affected.
    public func contains(_ random: UInt64) -> Bool {
        random % UInt64(max(1, denominator)) < UInt64(numerator)
    }

    /// Creates a share.
    /// All requests.
    package static let all = FractionalPercent(numerator: 100, denominator: 100)
    /// No request.
    package static let none = FractionalPercent(numerator: 0, denominator: 100)

    /// Whether every request is meant.
    package var isCertain: Bool { numerator >= denominator }
    /// Whether no request is meant.
    package var isNever: Bool { numerator == 0 }
    /// The share in percent.
    package var percent: Double { Double(numerator) * 100 / Double(denominator) }
}

/// When a failed request is tried again, as Istio hands it to Envoy.
public struct RetryPolicy: Hashable, Sendable {
    /// How many further attempts.
    public var attempts: UInt32
    /// The conditions, separated by commas.
    public var retryOn: String
    /// The time limit of an attempt in nanoseconds, if there is one.
    public var perTryTimeoutNanoseconds: Int64?
    /// Statuses that are tried again.
    public var retriableStatusCodes: [UInt32] = []
    /// The shortest wait between attempts in nanoseconds, if it is given.
    public var backoffNanoseconds: Int64?
    /// Whether hosts that were tried before are avoided.
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

/// The faults that a rule injects.
package struct FaultPolicy: Sendable {
    /// What an aborted request gets.
    package enum Status: Hashable, Sendable {
        /// An HTTP status.
        case http(UInt32)
        /// A gRPC status by number.
        case grpc(UInt32)
    }

    /// Whether the rule has a fault at all; it may strike nothing.
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

/// The answer to cross-origin requests.
package struct CORSRules: Sendable {
    /// The origins that are allowed; an entry without member matches nothing.
    package var allowOrigins: [TextMatcher] = []
    /// The joined lists, empty where not given.
    package var allowMethods = ""
    /// The headers that requests may have.
    package var allowHeaders = ""
    /// The headers that scripts may read.
    package var exposeHeaders = ""
    /// How long a preflight's answer may be kept, in seconds, as text.
    package var maxAge: String?
    /// Whether credentials are allowed.
    package var allowCredentials: Bool?
    /// Whether preflights of other origins are forwarded.
    package var forwardsUnmatchedPreflights = true

    /// Creates rules that allow no origin.
    package init() {}
}

/// Operations on headers, in Envoy's order: removals, overwrites, additions.
package struct HeaderMutations: Sendable {
    /// One header to write.
    package struct Entry: Sendable {
        /// The name as written.
        package var name: [UInt8]
        /// The value.
        package var value: HeaderFormat

        /// Creates an operation's header.
        package init(name: [UInt8], value: HeaderFormat) {
            self.name = name
            self.value = value
        }
    }

    /// Names to remove, in lower case.
    package var remove: [[UInt8]] = []
    /// Headers to overwrite or to create.
    package var set: [Entry] = []
    /// Headers to append.
    package var add: [Entry] = []

    /// Creates an empty list of operations.
    package init() {}

    /// Whether there is nothing to do.
    package var isEmpty: Bool { remove.isEmpty && set.isEmpty && add.isEmpty }
}
