import IstioYAML

/// The rules for plain (unquoted) texts.
enum PlainText {
    /// Whether a text can be written unquoted in a block collection, as key or value.
    ///
    /// Source: YAML 1.1, section 9.1.3. `---` and `...` at the start are refused everywhere, as in
    /// libyaml's emitter.
    static func isWritable(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if isBlank(first) || isBlank(last) || last == UInt8(ascii: ":") { return false }
        if indicators.contains(first) || startsAsIndicator(text) { return false }
        if text.starts(with: "---".utf8) || text.starts(with: "...".utf8) { return false }
        var before: UInt8 = 0
        for byte in text {
            if isBlank(byte) && before == UInt8(ascii: ":") { return false }
            if byte == UInt8(ascii: "#") && isBlank(before) { return false }
            before = byte
        }
        if !CharacterClass.areOnOneLine(text) { return false }
        // Tabs are clearer when escaped, but a date may contain one.
        return !text.contains(UInt8(ascii: "\t")) || !isCertain(text)
    }

    /// Whether a text that needs no quotes in a block needs none in a flow collection either.
    ///
    /// YAML 1.1 allows less there than 1.2, and Go's library refuses `a:b`.
    static func isWritableInFlow(_ text: ArraySlice<UInt8>) -> Bool {
        !text.contains(where: Array(",[]{}?:".utf8).contains)
    }

    /// Whether every reader treats the unquoted text as a text.
    ///
    /// Readers differ: `1:30` is a number in YAML 1.1 and a text in 1.2, and Go's library knows
    /// words and numbers of both. A text that any reader may treat as a number, a word, a date or a
    /// merge keeps its author's choice of quotes.
    static func isCertain(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if text.count > longestTyped || last == UInt8(ascii: ":") { return true }
        let string = String(decoding: text, as: UTF8.self)
        switch first {
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            return PlainScalar(string) == .text && !mayBeNumber(text) && !mayBeDate(text)
        default: return text.count > 5 || !words.contains(string.lowercased())
        }
    }

    /// Longer than any number in practice; keeps long texts from being scanned twice.
    private static let longestTyped = 512

    private static let indicators = Array(",[]{}#&*!|>'\"%@`".utf8)

    /// Words of YAML 1.1 and of JSON readers: booleans, null, merge, default value and numbers.
    private static let words: Set<String> = [
        "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "<<", "=", "nan", "inf",
    ]

    /// `- `, `? ` and `: ` are indicators; `-a` is not.
    private static func startsAsIndicator(_ text: ArraySlice<UInt8>) -> Bool {
        switch text.first {
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
            text.dropFirst().first.map { $0 == UInt8(ascii: " ") } ?? true
        default: false
        }
    }

    /// A number in any base (60 included), with any grouping, with or without an exponent.
    private static func mayBeNumber(_ text: ArraySlice<UInt8>) -> Bool {
        let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
        let digits = isSigned ? text.dropFirst() : text
        if digits.first == UInt8(ascii: "0"), let letter = digits.dropFirst().first,
            "xXoObB".utf8.contains(letter)
        {
            return digits.dropFirst(2).allSatisfy("0123456789abcdefABCDEF_".utf8.contains)
        }
        return (digits.first.map(".0123456789".utf8.contains) ?? false)
            && digits.allSatisfy("0123456789_.:eE+-".utf8.contains)
            && digits.contains { (0x30...0x39).contains($0) }
            && digits.count { $0 == UInt8(ascii: ".") } <= 1
    }

    /// `2001-12-14`, with or without a time: YAML 1.1's type `timestamp`.
    private static func mayBeDate(_ text: ArraySlice<UInt8>) -> Bool {
        let year = text.prefix { (0x30...0x39).contains($0) }.count
        return year == 4 && text.dropFirst(4).first == UInt8(ascii: "-")
            && text.allSatisfy("0123456789-+:.TtZz \t".utf8.contains)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
