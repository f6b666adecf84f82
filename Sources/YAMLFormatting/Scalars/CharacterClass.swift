/// The characters that YAML allows unescaped.
enum CharacterClass {
    /// Whether a text has neither line breaks nor characters that must be escaped.
    static func areOnOneLine(_ text: ArraySlice<UInt8>) -> Bool {
        areReadable(text) && !text.contains(UInt8(ascii: "\n"))
    }

    /// Whether all characters except tabs and line feeds are readable unescaped.
    static func areReadable(_ text: ArraySlice<UInt8>) -> Bool {
        if text.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x09 }) {
            return true
        }
        return String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
            isReadable($0) || $0 == "\n" || $0 == "\t"
        }
    }

    /// Whether YAML allows a character unescaped and it is not a control, a line break or the byte
    /// order mark.
    ///
    /// Source: YAML 1.1, section 5.1, without invisible characters.
    static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF: true
        case 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
