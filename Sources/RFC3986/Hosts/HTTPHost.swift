/// A Host field or `:authority` as HTTP has it: `uri-host [ ":" port ]`, no user.
///
/// Source: RFC 9110 section 7.2. What Envoy takes beyond it is ``EnvoyHost``.
public struct HTTPHost: Hashable, Sendable {
    /// The host.
    public let host: Range<Int>
    /// What kind of host it is.
    public let hostKind: Authority.HostKind
    /// The digits behind the colon, possibly none; `nil` without colon.
    public let port: Range<Int>?

    /// Parses a Host.
    ///
    /// - Throws: ``URIError`` with the offset of the first byte that does not fit; an empty host and
    ///   a user's part are faults.
    /// - Complexity: linear; nothing is allocated.
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
