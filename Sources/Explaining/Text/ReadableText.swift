/// Untrusted bytes as text that is safe for a terminal.
package enum ReadableText {
    /// Returns the text with control characters escaped, since they could control a terminal.
    package static func of(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.reduce(into: "") {
            text, scalar in
            if scalar.properties.generalCategory == .control {
                text += "\\x" + String(scalar.value, radix: 16)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Returns the text in backticks, truncated if it is too long to read.
    package static func quoted(_ bytes: some Sequence<UInt8>) -> String {
        let text = of(bytes)
        if text.isEmpty { return "\"\"" }
        return text.count > 120 ? "`\(text.prefix(120))…`" : "`\(text)`"
    }

    /// Returns the text in backticks.
    package static func quoted(_ text: String) -> String { quoted(text.utf8) }
}
