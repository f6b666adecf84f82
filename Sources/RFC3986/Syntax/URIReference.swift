import ASCIIText

/// The parts of a URI or relative reference, as offsets into the text.
///
/// Small and trivially copyable; the caller keeps the text. Source: RFC 3986 section 4.1 and
/// appendix A.
public struct URIReference: Hashable, Sendable {
    /// The scheme without its colon; `nil` for a relative reference.
    public let scheme: Range<Int>?
    /// The authority without its slashes; `nil` if absent.
    public let authority: Authority?
    /// The path, possibly empty.
    public let path: Range<Int>
    /// The query without its question mark; `nil` if absent.
    public let query: Range<Int>?
    /// The fragment without its hash sign; `nil` if absent.
    public let fragment: Range<Int>?

    /// Parses a URI or a relative reference.
    ///
    /// - Throws: ``URIError`` with the offset of the first invalid byte.
    /// - Complexity: linear; does not allocate.
    public init(parsing text: Span<UInt8>) throws(URIError) {
        let schemeEnd = Self.schemeEnd(text)
        let start = schemeEnd.map { $0 + 1 } ?? 0
        scheme = schemeEnd.map { 0..<$0 }
        let hash = text.firstOffset(from: start, to: text.count) { $0 == UInt8(ascii: "#") }
        let mark = text.firstOffset(from: start, to: hash) { $0 == UInt8(ascii: "?") }
        var pathStart = start
        if start + 1 < mark && text[start] == UInt8(ascii: "/")
            && text[start + 1] == UInt8(ascii: "/")
        {
            pathStart = text.firstOffset(from: start + 2, to: mark) { $0 == UInt8(ascii: "/") }
            authority = try Authority(text, from: start + 2, to: pathStart)
        } else {
            authority = nil
        }
        path = pathStart..<mark
        try Self.checkPath(text, path, mayHoldColon: schemeEnd != nil || authority != nil)
        query = try Self.tail(text, from: mark, to: hash)
        fragment = try Self.tail(text, from: hash, to: text.count)
    }

    /// Parses a URI, that is, a reference with a scheme.
    ///
    /// - Throws: ``URIError``; offset 0 if the scheme is missing.
    public init(parsingURI text: Span<UInt8>) throws(URIError) {
        if Self.schemeEnd(text) == nil {
            let stop = text.firstOffset(from: 0, to: text.count) { !URIBytes.isSchemeByte($0) }
            let isLetterFirst = text.count > 0 && ASCII.isLetter(text[0])
            throw URIError(.scheme, at: isLetterFirst ? stop : 0)
        }
        try self.init(parsing: text)
    }

    /// The offset of the colon after a scheme, if the text begins with one.
    private static func schemeEnd(_ text: Span<UInt8>) -> Int? {
        guard text.count > 0, ASCII.isLetter(text[0]) else { return nil }
        let stop = text.firstOffset(from: 1, to: text.count) { !URIBytes.isSchemeByte($0) }
        return stop < text.count && text[stop] == UInt8(ascii: ":") ? stop : nil
    }

    /// A relative path must not have a colon in its first segment (`path-noscheme`).
    private static func checkPath(
        _ text: Span<UInt8>, _ path: Range<Int>, mayHoldColon: Bool,
    ) throws(URIError) {
        let stop = try text.runEnd(from: path.lowerBound, to: path.upperBound) {
            URIBytes.isPathByte($0) || $0 == UInt8(ascii: "/")
        }
        if stop < path.upperBound { throw URIError(.pathByte, at: stop) }
        if mayHoldColon { return }
        let segmentEnd = text.firstOffset(from: path.lowerBound, to: path.upperBound) {
            $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":")
        }
        if segmentEnd < path.upperBound && text[segmentEnd] == UInt8(ascii: ":") {
            throw URIError(.scheme, at: segmentEnd)
        }
    }

    /// The query or fragment after its delimiter at `start`.
    private static func tail(
        _ text: Span<UInt8>, from start: Int, to end: Int,
    ) throws(URIError) -> Range<Int>? {
        if start == end { return nil }
        let stop = try text.runEnd(from: start + 1, to: end, where: URIBytes.isQueryByte)
        if stop < end { throw URIError(.queryByte, at: stop) }
        return start + 1..<end
    }
}
