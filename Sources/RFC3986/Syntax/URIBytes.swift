/// RFC 3986's classes of bytes (section 2, appendix A).
package enum URIBytes {
    static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    /// The value of a hexadecimal digit in either case, or `nil`.
    package static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// The hexadecimal digit of a value below 16, in upper case.
    package static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }

    /// `unreserved`: letters, digits, `-._~`.
    package static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: isLetter(byte) || isDigit(byte)
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

    /// The bytes of `scheme` behind its first letter.
    static func isSchemeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: isLetter(byte) || isDigit(byte)
        }
    }
}

extension Span<UInt8> {
    /// Returns the first offset from `start` up to `end` whose byte neither `isAllowed` nor belongs
    /// to a percent-encoding, or `end`.
    func runEnd(
        from start: Int, to end: Int, where isAllowed: (UInt8) -> Bool,
    ) throws(URIError) -> Int {
        var index = start
        while index < end {
            if self[index] == UInt8(ascii: "%") {
                for digit in index + 1...index + 2
                where digit >= end || !URIBytes.isHexDigit(self[digit]) {
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

    /// Returns the first offset of a byte that stops, or `end`.
    func firstOffset(from start: Int, to end: Int, of stops: (UInt8) -> Bool) -> Int {
        var index = start
        while index < end && !stops(self[index]) { index += 1 }
        return index
    }
}
