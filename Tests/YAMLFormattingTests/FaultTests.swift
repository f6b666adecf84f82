import IstioConfig
import Testing
import YAMLFormatting

@Suite("Texts that cannot be formatted")
struct FaultTests {
    /// The error for a text: `line:column code`.
    static func fault(of text: String) -> String? {
        do throws(FormattingError) {
            _ = try FormattingCase.format(text)
            return nil
        } catch {
            guard case .unusable(let diagnostic) = error else { return "\(error)" }
            let location = diagnostic.location
            return "\(location.line):\(location.column) \(diagnostic.code)"
        }
    }

    @Test(
        "are refused at the place of the fault",
        arguments: [
            ("a: [", "1:5 VS200"), ("a: 1\n\tb: 2\n", "2:1 VS200"), ("a: \"b", "1:6 VS200"),
            ("a: 1\nb", "2:2 VS200"), ("# ä\na: \u{1}", "2:4 VS200"), ("a: %", "1:4 VS200"),
            ("%FOO 1\n---\n", "1:5 VS200"), ("a: 1\n---\nb: ]\n", "3:4 VS200"),
        ])
    func syntax(_ text: String, _ fault: String) {
        #expect(Self.fault(of: text) == fault)
    }

    @Test("are refused without UTF-8")
    func encoding() {
        #expect(throws: FormattingError.self) {
            try FormattingCase.format([0x61, 0x3A, 0x20, 0xFF])
        }
        #expect(throws: FormattingError.self) {
            try FormattingCase.format([0xFF, 0xFE, 0x61, 0x00])
        }
    }

    @Test("are refused where they are nested too deep", arguments: ["[", "{a: ", "- ", "? "])
    func depth(_ opening: String) throws {
        let deep = String(repeating: opening, count: 100_000)
        #expect(Self.fault(of: deep)?.hasSuffix("VS202") == true)
        let closing = ["[": "]", "{a: ": "}"][opening, default: ""]
        let most =
            String(repeating: opening, count: 64) + "b" + String(repeating: closing, count: 64)
        let canonical = try FormattingCase.format(most)
        #expect(try FormattingCase.format(canonical) == canonical)
    }

    @Test("are refused where the canonical form is too large")
    func growth() {
        // Two bytes each become over a hundred.
        let items = String(repeating: "x,", count: 600_000)
        let text = String(repeating: "[", count: 64) + items + String(repeating: "]", count: 64)
        #expect(Self.fault(of: text) == "1:1 VS201")
    }

    @Test("are few: aliases that multiply are not followed")
    func aliases() throws {
        let text = """
            a: &a [x, x]
            b: &b [*a, *a]
            c: [*b, *b, *unknown]

            """
        #expect(try FormattingCase.format(text) == text)
    }
}
