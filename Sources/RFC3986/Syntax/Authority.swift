import ASCIIText

/// The parts of an authority, `[userinfo "@"] host [":" port]`, as offsets into the text.
///
/// Source: RFC 3986 section 3.2.
public struct Authority: Hashable, Sendable {
    /// The kinds of hosts.
    public enum HostKind: UInt8, Hashable, Sendable {
        /// A registered name; it may be empty.
        case registeredName
        /// An IPv4 address: four decimal numbers.
        case ipv4
        /// An IPv6 address; the range includes the brackets.
        case ipv6
        /// A literal of a future version, `[v1.…]`; the range includes the brackets.
        case ipvFuture
    }

    /// The user before the `@`; `nil` without an `@`.
    public let userinfo: Range<Int>?
    /// The host.
    public let host: Range<Int>
    /// The kind of host.
    public let hostKind: HostKind
    /// The digits after the colon, possibly none; `nil` without a colon.
    public let port: Range<Int>?

    /// Parses a text that is only an authority.
    ///
    /// - Throws: ``URIError`` with the offset of the first invalid byte.
    /// - Complexity: linear; does not allocate.
    public init(parsing text: Span<UInt8>) throws(URIError) {
        try self.init(text, from: 0, to: text.count)
    }

    /// Parses the authority in a range of a text.
    init(_ text: Span<UInt8>, from start: Int, to end: Int) throws(URIError) {
        let at = text.firstOffset(from: start, to: end) { $0 == UInt8(ascii: "@") }
        var hostStart = start
        if at < end {
            let stop = try text.runEnd(from: start, to: at, where: URIBytes.isUserinfoByte)
            if stop < at { throw URIError(.userinfoByte, at: stop) }
            userinfo = start..<at
            hostStart = at + 1
        } else {
            userinfo = nil
        }
        let hostEnd: Int
        if hostStart < end && text[hostStart] == UInt8(ascii: "[") {
            let close = text.firstOffset(from: hostStart, to: end) { $0 == UInt8(ascii: "]") }
            hostKind = try AddressLiteral.kind(text, from: hostStart + 1, to: close)
            if close == end { throw URIError(.addressLiteral, at: end) }
            hostEnd = close + 1
        } else {
            hostEnd = try text.runEnd(
                from: hostStart, to: end, where: URIBytes.isRegisteredNameByte)
            let isAddress = IPv4Address.isValid(text, from: hostStart, to: hostEnd)
            hostKind = isAddress ? .ipv4 : .registeredName
        }
        host = hostStart..<hostEnd
        port = try Self.port(text, from: hostEnd, to: end, hostKind)
    }

    private static func port(
        _ text: Span<UInt8>, from start: Int, to end: Int, _ kind: HostKind,
    ) throws(URIError) -> Range<Int>? {
        if start == end { return nil }
        if text[start] != UInt8(ascii: ":") {
            let isLiteral = kind == .ipv6 || kind == .ipvFuture
            throw URIError(isLiteral ? .port : .hostByte, at: start)
        }
        let stop = text.firstOffset(from: start + 1, to: end) { !ASCII.isDigit($0) }
        if stop < end { throw URIError(.port, at: stop) }
        return start + 1..<end
    }
}
