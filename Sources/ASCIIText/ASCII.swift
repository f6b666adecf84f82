/// What routing does with the bytes of ASCII text; other bytes are left as they are.
package enum ASCII {
    /// Returns the byte with `A` to `Z` made small.
    package static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// Returns the bytes with `A` to `Z` made small.
    package static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { lowercased($0) }
    }

    /// Returns the bytes with `a` to `z` in upper case.
    package static func uppercased(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    }

    /// Returns the text with `A` to `Z` made small.
    package static func lowercased(_ text: String) -> String {
        guard text.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return text }
        return String(decoding: text.utf8.map { lowercased($0) }, as: UTF8.self)
    }

    /// Returns whether `text` begins with `prefix`, letters compared without case.
    package static func hasPrefixIgnoringCase(_ text: [UInt8], _ prefix: [UInt8]) -> Bool {
        text.count >= prefix.count
            && zip(text, prefix).allSatisfy { lowercased($0) == lowercased($1) }
    }

    /// Returns the bytes without blanks and tabs at both ends.
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
