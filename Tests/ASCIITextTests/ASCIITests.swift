import ASCIIText
import Testing

@Suite("ASCII text")
struct ASCIITests {
    @Test("gives each letter the case of Unicode, and leaves all other bytes alone")
    func letters() {
        for byte in UInt8.min...UInt8.max {
            let character = Character(Unicode.Scalar(byte))
            let isASCIILetter = character.isASCII && character.isLetter
            #expect(ASCII.isLetter(byte) == isASCIILetter)
            #expect(ASCII.isUppercase(byte) == (isASCIILetter && character.isUppercase))
            let lower = isASCIILetter ? Array(character.lowercased().utf8) : [byte]
            let upper = isASCIILetter ? Array(character.uppercased().utf8) : [byte]
            #expect([ASCII.lowercased(byte)] == lower)
            #expect(ASCII.lowercased([byte]) == lower)
            #expect(ASCII.uppercased([byte]) == upper)
        }
        #expect(ASCII.lowercased("ÄBc") == "Äbc")
    }

    @Test("reads and writes hexadecimal digits")
    func digits() {
        for byte in UInt8.min...UInt8.max {
            let character = Character(Unicode.Scalar(byte))
            let value = character.isASCII ? character.hexDigitValue : nil
            #expect(ASCII.hexValue(byte).map(Int.init) == value)
            #expect(ASCII.isHexDigit(byte) == (value != nil))
            #expect(ASCII.isDigit(byte) == (value != nil && !ASCII.isLetter(byte)))
        }
        let written = (0..<16).map { ASCII.hexDigit($0) }
        #expect(String(decoding: written, as: UTF8.self) == "0123456789ABCDEF")
    }

    @Test(
        "finds prefixes in any case",
        arguments: [("Basic x", "basic ", true), ("bas", "basic", false), ("x", "", true)])
    func prefixes(_ text: String, _ prefix: String, _ isPrefix: Bool) {
        #expect(ASCII.hasPrefixIgnoringCase(Array(text.utf8), Array(prefix.utf8)) == isPrefix)
    }

    @Test(
        "trims blanks and tabs only",
        arguments: [(" \ta b\t ", "a b"), (" \t", ""), ("", ""), ("\na\n", "\na\n")])
    func trimmed(_ text: String, _ trimmed: String) {
        #expect(ASCII.trimmed(Array(text.utf8)) == Array(trimmed.utf8))
    }

    @Test("orders by bytes, which Unicode's order is not")
    func order() {
        #expect(ASCII.isOrdered("e\u{301}", before: "f"))
        #expect(ASCII.isOrdered("z", before: "é"))
        #expect(!ASCII.isOrdered("a", before: "a"))
    }
}
