import Routing

/// A stretch of the pool of texts.
struct StringRef: BitwiseCopyable, Sendable, Equatable {
    var offset: UInt32
    var length: UInt32

    /// No text at all, which is not an empty one.
    static let none = StringRef(offset: 0, length: .max)

    var isNone: Bool { length == .max }
}

/// Some records in a row.
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

/// What a route does, and where its parts stand.
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
    /// What is written before and behind the rules' own operations.
    var beforeRequest = RecordRange()
    var afterRequest = RecordRange()
    var beforeAnswer = RecordRange()
    var afterAnswer = RecordRange()
    var cors = RouteEffect.none
    var fault = RouteEffect.none
}

/// Where to, and how the request is changed on the way.
struct ForwardEffect: BitwiseCopyable, Sendable {
    enum Rewrite: UInt8, Sendable {
        case none
        /// Other bytes in place of the first ones.
        case prefix
        /// Other bytes in place of an expression's occurrences.
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

/// Bytes in place of those that the route's condition on the path covers.
struct PrefixRewrite: BitwiseCopyable, Sendable {
    static let wholePath = UInt32.max

    var text = StringRef.none
    /// How many bytes are replaced; `wholePath` for all of the path.
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

/// When a failed request is tried again.
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

/// An answer of the route's own.
struct AnswerEffect: BitwiseCopyable, Sendable {
    var status: UInt32
    var body: StringRef
}

/// Which origins are allowed, and what they are told.
struct CORSEffect: BitwiseCopyable, Sendable {
    /// Whether a condition holds for `*`.
    var allowsEveryOrigin: Bool
    var origins: RecordRange
    /// What is added to a destination's answer.
    var decoration: RecordRange
    /// What answers a preflight.
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
    /// What the value is made of otherwise.
    var pieces = RecordRange()
}

/// A piece of a header's value.
struct ValuePiece: BitwiseCopyable, Sendable {
    enum Kind: UInt8, Sendable {
        case literal
        /// The first of the named headers that is there.
        case request
        case response
        case responseCode
        case cluster
        case queryParameter
        /// A command that only a running proxy knows, as written.
        case command
        // What Envoy writes of its own.
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

/// A header that a value asks for.
struct HeaderName: BitwiseCopyable, Sendable {
    /// Where the value is, before any rule's operation.
    enum Source: UInt8, Sendable {
        /// The first line of the name.
        case line
        /// All lines of the name, joined with commas.
        case joined
        /// Nowhere: the header is removed on arrival.
        case nowhere
        /// Nowhere, and also what a rule sets of it is taken out before the request goes on.
        case consumed
        /// Envoy's count of attempts, in an answer of its own what the client sent.
        case attemptCount
        /// What the connection manager makes of lines by rules of their own.
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
