import IstioConfig
import Testing
import YAMLFormatting

/// A text and its canonical form.
struct FormattingCase: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let canonical: String

    init(_ name: String, _ text: String, becomes canonical: String) {
        self.name = name
        self.text = text
        self.canonical = canonical
    }

    /// A text that is already canonical.
    init(_ name: String, stays text: String) {
        self.init(name, text, becomes: text)
    }

    var testDescription: String { name }

    /// Expects the canonical form, which must be stable.
    func check() throws {
        #expect(try Self.format(text) == canonical)
        #expect(try Self.format(canonical) == canonical)
    }

    static func format(_ text: String) throws(FormattingError) -> String {
        try format(Array(text.utf8))
    }

    static func format(_ bytes: [UInt8]) throws(FormattingError) -> String {
        let file = SourceFile(name: "rules.yaml")
        return String(decoding: try YAMLFormatter().format(bytes, from: file), as: UTF8.self)
    }
}
