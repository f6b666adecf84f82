/// Operations on the bytes of ASCII text; other bytes stay unchanged.
///
/// Single-byte functions are inlinable, so that the proof of another module's hot path covers
/// them.
@usableFromInline
package enum ASCII {
    /// Whether the byte is one of `A` to `Z` or `a` to `z`.
    @inlinable
    package static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    /// Whether the byte is one of `A` to `Z`.
    @inlinable
    package static func isUppercase(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte)
    }

    /// Whether the byte is one of `0` to `9`.
    @inlinable
    package static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }

    /// Whether the byte is a hexadecimal digit in either case.
    @inlinable
    package static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    /// The value of a hexadecimal digit in either case, or `nil`.
    @inlinable
    package static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// The hexadecimal digit of a value below 16, in upper case.
    @inlinable
    package static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }

    /// Returns the byte with `A` to `Z` in lower case.
    @inlinable
    package static func lowercased(_ byte: UInt8) -> UInt8 {
        isUppercase(byte) ? byte | 0x20 : byte
    }

    /// Returns the bytes with `A` to `Z` in lower case.
    package static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { lowercased($0) }
    }

    /// Returns the text with `A` to `Z` in lower case.
    package static func lowercased(_ text: String) -> String {
        guard text.utf8.contains(where: isUppercase) else { return text }
        return String(decoding: text.utf8.map { lowercased($0) }, as: UTF8.self)
    }

    /// Returns the bytes with `a` to `z` in upper case.
    package static func uppercased(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    }

    /// Returns whether `text` begins with `prefix`, ignoring case.
    package static func hasPrefixIgnoringCase(_ text: [UInt8], _ prefix: [UInt8]) -> Bool {
        text.count >= prefix.count
            && zip(text, prefix).allSatisfy { lowercased($0) == lowercased($1) }
    }

    /// Returns the bytes without spaces and tabs at both ends.
    package static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return Array(bytes[first...last])
    }

    /// Orders texts by their bytes, as Go does.
    package static func isOrdered(_ left: String, before right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
