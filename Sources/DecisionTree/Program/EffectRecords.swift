import Routing

/// A range of the pool of texts.
struct StringRef: BitwiseCopyable, Sendable, Equatable {
    var offset: UInt32
    var length: UInt32

    /// No text, which differs from an empty one.
    static let none = StringRef(offset: 0, length: .max)

    var isNone: Bool { length == .max }
}

/// Consecutive records.
struct RecordRange: BitwiseCopyable, Sendable {
    var first: UInt32 = 0
    var count: UInt32 = 0

    /// The positions of the records.
    var range: Range<Int> { Int(first)..<Int(first) + Int(count) }
}

/// Header operations that see the same headers: removals first, then what is written.
struct OperationGroup: BitwiseCopyable, Sendable {
    var removals = RecordRange()
    var writes = RecordRange()
}

/// What a route does, and where its parts are stored.
struct RouteEffect: BitwiseCopyable, Sendable {
    enum Action: UInt8, Sendable {
        case forward
        case redirect
        case directResponse
    }

    static let none = UInt32.max

    var action: Action
    /// The position in the table of the action's records.
    var record: UInt32
    var request = OperationGroup()
    var response = OperationGroup()
    /// What is written before and after the rules' own operations.
    var beforeRequest = RecordRange()
    var afterRequest = RecordRange()
    var beforeReply = RecordRange()
    var afterReply = RecordRange()
    var cors = RouteEffect.none
    var fault = RouteEffect.none
}

/// Where a request is forwarded to, and how it is changed.
struct ForwardEffect: BitwiseCopyable, Sendable {
    enum Rewrite: UInt8, Sendable {
        case none
        /// Other bytes replace the first ones.
        case prefix
        /// Other bytes replace the matches of an expression.
        case expression
    }

    var clusters = RecordRange()
    var rewrite = Rewrite.none
    var prefix = PrefixRewrite()
    /// The expression's number.
    var expression: UInt32 = 0
    var hostRewrite = StringRef.none
    var timeoutNanoseconds: Int64 = 0
    var retries = RouteEffect.none
    var mirrors = RecordRange()
}

/// Bytes that replace those that the route's condition on the path covers.
struct PrefixRewrite: BitwiseCopyable, Sendable {
    static let wholePath = UInt32.max

    var text = StringRef.none
    /// The number of bytes replaced; `wholePath` for all of the path.
    var covered = PrefixRewrite.wholePath
}

/// A cluster with operations of its own.
struct ClusterEffect: BitwiseCopyable, Sendable {
    var name: StringRef
    var hostRewrite = StringRef.none
    var request = OperationGroup()
    var response = OperationGroup()
}

/// Envoy's `RedirectAction`.
struct RedirectEffect: BitwiseCopyable, Sendable {
    enum Path: UInt8, Sendable {
        case keep
        case replace
        case replaceWithQuery
        case replacePrefix
    }

    var scheme = StringRef.none
    var host = StringRef.none
    var port: UInt32
    var path = Path.keep
    var prefix = PrefixRewrite()
    var status: UInt32
}

/// When a failed request is retried.
struct RetryRecord: BitwiseCopyable, Sendable {
    var attempts: UInt32
    var perTryTimeoutNanoseconds: Int64
    var backoffNanoseconds: Int64
    var avoidsPreviousHosts: Bool
    var usesRemoteLocalities: Bool
    var conditions: StringRef
    var statusCodes: RecordRange
}

/// A cluster that receives copies of requests.
struct MirrorRecord: BitwiseCopyable, Sendable {
    var name: StringRef
    var percent: FractionalPercent
}

/// A local reply that the route defines.
struct DirectResponseRecord: BitwiseCopyable, Sendable {
    var status: UInt32
    var body: StringRef
}

/// Which origins are allowed, and what they receive.
struct CORSEffect: BitwiseCopyable, Sendable {
    /// Whether a condition allows `*`.
    var allowsEveryOrigin: Bool
    var origins: RecordRange
    /// The headers added to a destination's response.
    var decoration: RecordRange
    /// The headers of the reply to a preflight.
    var preflight: RecordRange
}

/// A condition on the origin.
struct OriginCondition: BitwiseCopyable, Sendable {
    var kind: ConditionKind
    var text: StringRef
    /// The expression's number.
    var expression: UInt32
}

/// A header operation.
struct OperationRecord: BitwiseCopyable, Sendable {
    var kind: HeaderOperation.Kind
    var name: StringRef
    /// The value, where it is the same for every request.
    var fixed = StringRef.none
    /// The pieces of the value otherwise.
    var pieces = RecordRange()
}

/// A piece of a header's value.
struct ValuePiece: BitwiseCopyable, Sendable {
    enum Kind: UInt8, Sendable {
        case literal
        /// The first of the named headers that is present.
        case request
        case response
        case responseCode
        case cluster
        case queryParameter
        /// A command that only a running proxy knows, as written.
        case command
        // What Envoy itself writes.
        case origin
        case grpcTimeout
        case originalPath
        case location
        case contentType
        case grpcStatus
        case grpcMessage
    }

    var kind: Kind
    var text = StringRef.none
    var names = RecordRange()
    var length = UInt32.max
}

/// A header that a value refers to.
struct HeaderName: BitwiseCopyable, Sendable {
    /// Where the value is, before any rule's operation.
    enum Source: UInt8, Sendable {
        /// The first line of the name.
        case line
        /// All lines of the name, joined with commas.
        case joined
        /// Nowhere: the header is removed on arrival.
        case nowhere
        /// Nowhere; the router also removes what a rule sets before the request is forwarded.
        case consumed
        /// Envoy's count of attempts; in a local reply what the client sent.
        case attemptCount
        /// What the connection manager generates from lines by special rules.
        case rewritten
        case path
        case authority
        case method
        case scheme
        case forwardedFor
        case forwardedProtocol
        case externalAddress
        case requestID
        case grpcTimeout
        case originalPath
        /// The Location of a redirect, before a rule changes it.
        case location
    }

    var text: StringRef
    var source: Source
}
