/// Text in YAML syntax.
package enum YAMLText {
    /// Text in double quotes.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
                let hex = String(scalar.value, radix: 16)
                result += "\\x" + (hex.count == 1 ? "0" + hex : hex)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Text as a scalar in a block or flow collection: plain if that is safe, else quoted.
    package static func value(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, isWord(first) || first == 0x2F,
            last != UInt8(ascii: ":"), last != UInt8(ascii: " ")
        else { return quoted(text) }
        let isPlain = bytes.allSatisfy { isWord($0) || "/.-_:%+=?&;*()~| ".utf8.contains($0) }
        let hasMark = text.contains(": ") || text.contains(" #")
        return isPlain && !hasMark && !looksOtherwise(text) ? text : quoted(text)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    /// Whether a reader could take the text for a number or a word such as `yes`.
    private static func looksOtherwise(_ text: String) -> Bool {
        let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        let digits = text.utf8.first.map { (0x30...0x39).contains($0) } ?? true
        return digits || words.contains(text.lowercased())
    }

    /// A list in one line, or the value itself if there is only one.
    package static func list(_ texts: [String]) -> String {
        texts.count == 1
            ? value(texts[0]) : "[\(texts.map { value($0) }.joined(separator: ", "))]"
    }
}
