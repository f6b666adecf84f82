/// A Host field or `:authority` as defined by HTTP: `uri-host [ ":" port ]`, no user.
///
/// Source: RFC 9110 section 7.2. See ``EnvoyHost`` for what Envoy accepts beyond it.
public struct HTTPHost: Hashable, Sendable {
    /// The host.
    public let host: Range<Int>
    /// The kind of host.
    public let hostKind: Authority.HostKind
    /// The digits after the colon, possibly none; `nil` without a colon.
    public let port: Range<Int>?

    /// Parses a Host.
    ///
    /// - Throws: ``URIError`` with the offset of the first invalid byte; an empty host or a user
    ///   is an error.
    /// - Complexity: linear; does not allocate.
    public init(parsing text: Span<UInt8>) throws(URIError) {
        let authority = try Authority(parsing: text)
        if let userinfo = authority.userinfo {
            throw URIError(.hostByte, at: userinfo.upperBound)
        }
        if authority.host.isEmpty { throw URIError(.host, at: authority.host.lowerBound) }
        host = authority.host
        hostKind = authority.hostKind
        port = authority.port
    }
}
