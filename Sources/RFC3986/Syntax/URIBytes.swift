import ASCIIText

/// RFC 3986's classes of bytes (section 2, appendix A).
@usableFromInline
package enum URIBytes {
    /// `unreserved`: letters, digits, `-._~`.
    @inlinable
    package static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// `sub-delims`: `!$&'()*+,;=`.
    static func isSubDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x24, 0x26...0x2C, 0x3B, 0x3D: true
        default: false
        }
    }

    /// `reg-name` without percent-encoding.
    static func isRegisteredNameByte(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || isSubDelimiter(byte)
    }

    /// `userinfo` without percent-encoding.
    static func isUserinfoByte(_ byte: UInt8) -> Bool {
        isRegisteredNameByte(byte) || byte == UInt8(ascii: ":")
    }

    /// `pchar` without percent-encoding.
    static func isPathByte(_ byte: UInt8) -> Bool {
        isUserinfoByte(byte) || byte == UInt8(ascii: "@")
    }

    /// `query` and `fragment` without percent-encoding.
    static func isQueryByte(_ byte: UInt8) -> Bool {
        isPathByte(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
    }

    /// The bytes of `scheme` after its first letter.
    static func isSchemeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: ASCII.isLetter(byte) || ASCII.isDigit(byte)
        }
    }
}

extension Span<UInt8> {
    /// Returns the first offset from `start` whose byte is neither allowed nor part of a
    /// percent-encoding, or `end`.
    func runEnd(
        from start: Int, to end: Int, where isAllowed: (UInt8) -> Bool,
    ) throws(URIError) -> Int {
        var index = start
        while index < end {
            if self[index] == UInt8(ascii: "%") {
                for digit in index + 1...index + 2
                where digit >= end || !ASCII.isHexDigit(self[digit]) {
                    throw URIError(.hexadecimalDigits, at: Swift.min(digit, end))
                }
                index += 3
            } else if isAllowed(self[index]) {
                index += 1
            } else {
                return index
            }
        }
        return end
    }

    /// Returns the first offset of a byte that `stops` accepts, or `end`.
    func firstOffset(from start: Int, to end: Int, of stops: (UInt8) -> Bool) -> Int {
        var index = start
        while index < end && !stops(self[index]) { index += 1 }
        return index
    }
}
