/// The parts of a URI reference as separate bytes, to be changed and recomposed.
public struct URIParts: Hashable, Sendable {
    /// The scheme; `nil` for a relative reference.
    public var scheme: [UInt8]?
    /// The whole authority; `nil` if absent.
    public var authority: [UInt8]?
    /// The path.
    public var path: [UInt8]
    /// The query; `nil` if absent.
    public var query: [UInt8]?
    /// The fragment; `nil` if absent.
    public var fragment: [UInt8]?

    /// Parses a URI or relative reference into separate parts.
    ///
    /// - Throws: ``URIError`` with the offset of the first invalid byte.
    public init(parsing text: [UInt8]) throws(URIError) {
        let reference = try URIReference(parsing: text.span)
        scheme = reference.scheme.map { Array(text[$0]) }
        authority = reference.authority.map { Array(text[$0.range]) }
        path = Array(text[reference.path])
        query = reference.query.map { Array(text[$0]) }
        fragment = reference.fragment.map { Array(text[$0]) }
    }

    /// The recomposed reference, RFC 3986 section 5.3.
    public var recomposed: [UInt8] {
        var result: [UInt8] = []
        if let scheme { result += scheme + [UInt8(ascii: ":")] }
        if let authority { result += Array("//".utf8) + authority }
        result += path
        if let query { result += [UInt8(ascii: "?")] + query }
        if let fragment { result += [UInt8(ascii: "#")] + fragment }
        return result
    }
}

extension Authority {
    /// The whole authority.
    public var range: Range<Int> {
        let start = userinfo?.lowerBound ?? host.lowerBound
        return start..<(port?.upperBound ?? host.upperBound)
    }
}
