/// A request as a client sent it, before normalization.
///
/// All text is bytes: input from a connection need not be UTF-8.
public struct Request: Sendable {
    /// The method, `GET` unless set.
    public var method: [UInt8]
    /// The scheme of the connection, `http` or `https`.
    public var scheme: [UInt8]
    /// The Host or `:authority` value as sent; `nil` if none was sent.
    public var authority: [UInt8]?
    /// The request target as sent, query included.
    public var path: [UInt8]
    /// The headers in order, with repetitions and the original case of names.
    public var headers: [HeaderField]
    /// The number that selects one of the weighted destinations.
    public var random: UInt64 = 0
    /// The claims of a validated JSON Web Token.
    public var claims: [String: ClaimValue] = [:]
    /// The destination's response.
    public var upstream = UpstreamResponse()

    /// The methods that can reach a rule.
    package static let routedMethods =
        RequestLine.methods.filter { $0 != "CONNECT" } + ["QUERY"]

    /// Creates a request; the defaults are what `curl` sends.
    public init(
        method: String = "GET", scheme: String = "http", authority: String?, path: String = "/",
        headers: [HeaderField] = [],
    ) {
        self.method = Array(method.utf8)
        self.scheme = Array(scheme.utf8)
        self.authority = authority.map { Array($0.utf8) }
        self.path = Array(path.utf8)
        self.headers = headers
    }
}

/// A header's name and value.
public struct HeaderField: Hashable, Sendable {
    /// The name, in any case.
    public var name: [UInt8]
    /// The value.
    public var value: [UInt8]

    /// Creates a header from bytes.
    public init(name: [UInt8], value: [UInt8]) {
        self.name = name
        self.value = value
    }

    /// Creates a header from text.
    public init(_ name: String, _ value: String) {
        self.init(name: Array(name.utf8), value: Array(value.utf8))
    }
}

/// The response of a request's destination.
public struct UpstreamResponse: Sendable {
    /// The status, 200 unless set.
    public var status: UInt32
    /// The headers.
    public var headers: [HeaderField]

    /// Creates a response.
    public init(status: UInt32 = 200, headers: [HeaderField] = []) {
        self.status = status
        self.headers = headers
    }
}

/// A value of a JWT claim, as in JSON.
public indirect enum ClaimValue: Hashable, Sendable {
    /// A string.
    case string(String)
    /// A list.
    case list([ClaimValue])
    /// An object.
    case object([String: ClaimValue])
    /// A number, a boolean or null, which no condition matches.
    case other
}
