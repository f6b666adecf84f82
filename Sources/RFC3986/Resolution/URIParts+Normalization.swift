import ASCIIText

extension URIParts {
    /// The reference in the form of RFC 3986 section 6.2.2.
    ///
    /// Scheme and host in lower case, percent-encodings in upper case and decoded if the byte is
    /// unreserved, dot segments removed (except from a relative path).
    public var normalized: URIParts {
        var result = self
        result.scheme = scheme?.map { ASCII.lowercased($0) }
        result.authority = authority.map(Self.normalizedAuthority)
        result.path = Self.withPlainEncodings(path)
        if scheme != nil || path.first == UInt8(ascii: "/") {
            result.path = DotSegments.removed(from: result.path)
        }
        result.keepPathApart()
        result.query = query.map(Self.withPlainEncodings)
        result.fragment = fragment.map(Self.withPlainEncodings)
        return result
    }

    /// Keeps a path from being read as an authority after dot segments are removed.
    ///
    /// Without an authority a path must not begin with two slashes (section 3.3).
    mutating func keepPathApart() {
        if authority == nil && path.starts(with: Array("//".utf8)) {
            path = Array("/.".utf8) + path
        }
    }

    private static func normalizedAuthority(_ authority: [UInt8]) -> [UInt8] {
        let plain = withPlainEncodings(authority)
        guard let parts = try? Authority(parsing: plain.span) else { return plain }
        var result = plain
        var index = parts.host.lowerBound
        while index < parts.host.upperBound {
            if result[index] == UInt8(ascii: "%") {
                index += 3
            } else {
                result[index] = ASCII.lowercased(result[index])
                index += 1
            }
        }
        return result
    }

    /// Section 6.2.2.1 and 6.2.2.2.
    private static func withPlainEncodings(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "%"), index + 2 < text.count,
                let high = ASCII.hexValue(text[index + 1]),
                let low = ASCII.hexValue(text[index + 2])
            else {
                result.append(text[index])
                index += 1
                continue
            }
            let byte = high << 4 | low
            if URIBytes.isUnreserved(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), ASCII.hexDigit(high), ASCII.hexDigit(low)]
            }
            index += 3
        }
        return result
    }
}
