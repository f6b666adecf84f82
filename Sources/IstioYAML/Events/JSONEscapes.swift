/// JSON's escapes for characters beyond U+FFFF, which YAML does not support.
enum JSONEscapes {
    /// Returns the text with every pair such as `\uD83D\uDE00` replaced by its character.
    ///
    /// Only applies to texts that begin with `{` or `[`; columns after a replaced pair move left.
    static func withoutSurrogates(_ text: [UInt8]) -> [UInt8] {
        guard let first = text.first(where: { $0 > 0x20 }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\") else {
                result.append(text[index])
                index += 1
                continue
            }
            if let high = unit(text, at: index), (0xD800...0xDBFF).contains(high),
                let low = unit(text, at: index + 6), (0xDC00...0xDFFF).contains(low),
                let scalar = Unicode.Scalar((high - 0xD800) << 10 + (low - 0xDC00) + 0x10000)
            {
                result += Array(String(Character(scalar)).utf8)
                index += 12
            } else {
                result += text[index..<min(index + 2, text.count)]
                index += 2
            }
        }
        return result
    }

    /// The code unit of `\uXXXX` at a position.
    private static func unit(_ text: [UInt8], at index: Int) -> UInt32? {
        guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"),
            text[index + 1] == UInt8(ascii: "u")
        else { return nil }
        return UInt32(String(decoding: text[index + 2..<index + 6], as: UTF8.self), radix: 16)
    }
}
