import RegularExpressions
import Testing

/// The observations of docs/semantics/envoy.md 10.1.
@Suite("Syntax of expressions")
struct SyntaxTests {
    @Test(
        "that RE2 refuses is refused",
        arguments: [
            "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(a)\\1", "(?P=n)", "(?>a)", "a*+", "a++", "(?R)",
            "(?#c)", "(?x)a", "\\Z", "\\G", "\\K", "\\R", "\\X", "\\h", "\\N", "\\e", "\\cA",
            "\\u0041", "\\q", "a\\", "\\x{100}", "\\x{1F600}", "a**", "a{2}{3}", "*a", "+a", "{1}",
            "[z-a]", "[[:nope:]]", "\\p{Nope}", "(a", "a)", "[a", "[]", "[^]", "a{1001}",
            "(a{100}){11}", "a|*",
        ])
    func refused(_ pattern: String) {
        #expect(RegularExpression.refusal(of: pattern) != nil)
    }

    @Test(
        "that RE2 accepts is accepted",
        arguments: [
            "(?<n>a)", "(?P<n>a)", "(?U)a+", "(?i:a)", "(?-i)a", "(?s).", "(?m)^a$", "\\A", "\\z",
            "\\b", "\\B", "\\C", "\\Qa.b\\E", "\\v", "\\07", "\\101", "\\x41", "\\x{e9}", "\\pL",
            "\\p{Greek}", "é", "日本", "[é]", "a{", "a{x}", "a{,3}", "{", "}", "]", "[]a]", "[a-]",
            "[a&&b]", "()", "a|", "|a", "a{1000}", "(a{100}){10}", "((a{10}){10}){10}", ".*",
            "x{0}",
        ])
    func accepted(_ pattern: String) {
        #expect(RegularExpression.refusal(of: pattern) == nil)
    }

    @Test(
        "faults are told with their place",
        arguments: [("/a(?=b)", 2), ("ab[z-a]", 3), ("ab\\q", 2), ("a**", 2), ("x(a", 1)])
    func places(_ pattern: String, _ offset: Int) throws {
        let refusal = try #require(RegularExpression.refusal(of: pattern))
        #expect(refusal.offset == offset, "\(refusal)")
        #expect(!refusal.message.isEmpty)
    }

    @Test("programs are bounded in size")
    func size() {
        #expect(RegularExpression.refusal(of: String(repeating: "x", count: 32_764)) == nil)
        #expect(RegularExpression.refusal(of: String(repeating: "x", count: 32_765)) != nil)
        let class20 = String(repeating: "[a-z0-9]{1000}", count: 40)
        #expect(RegularExpression.refusal(of: class20) != nil)
        #expect(RegularExpression.refusal(of: String(repeating: "(", count: 100_000)) != nil)
        #expect(RegularExpression.refusal(of: String(repeating: "[", count: 100_000)) != nil)
    }
}
