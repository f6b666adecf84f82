import RegularExpressions
import Testing

@Suite("Texts made up for an expression")
struct SampleTests {
    @Test(
        "match it, and the first one is short and readable",
        arguments: [
            ("/items/[0-9]+", "/items/1"), ("(?i)/Foo", "/foo"), ("a|b|c", "a"),
            ("/v[12]/.*", "/v1/"), ("[^a]", "x"), ("a{3,5}", "aaa"), ("(ab)+c?", "ab"),
            ("\\d{4}-\\d{2}", "1111-11"), ("\\bfoo\\b", "foo"), ("[^/]+", "a"),
        ])
    func first(_ pattern: String, _ expected: String) throws {
        let samples = RegularExpression.samples(of: pattern, atMost: 12)
        let first = try #require(samples.first)
        #expect(String(decoding: first, as: UTF8.self) == expected)
        let expression = try RegularExpression(pattern)
        #expect(samples.allSatisfy { expression.matchesWhole($0) })
        #expect(Set(samples).count == samples.count)
    }

    @Test("are none where nothing matches, or where the expression is refused")
    func none() {
        #expect(RegularExpression.samples(of: "a\\bb", atMost: 12).isEmpty)
        #expect(RegularExpression.samples(of: "a(?=b)", atMost: 12).isEmpty)
        #expect(RegularExpression.samples(of: "(a{1000}){1000}", atMost: 12).isEmpty)
    }

    @Test("tell which byte no text can do without")
    func needed() {
        let question = UInt8(ascii: "?")...UInt8(ascii: "?")
        for pattern in [".*\\?x=1", "/a(\\?|[?])", "(?:/a\\?)+"] {
            #expect(RegularExpression.needs(question, in: pattern), "\(pattern)")
        }
        for pattern in ["/a\\??", "/a(\\?b|c)", "/a[?/]", ".*", "("] {
            #expect(!RegularExpression.needs(question, in: pattern), "\(pattern)")
        }
        #expect(RegularExpression.needs(0x80...0xFF, in: "/ä|/ö"))
        #expect(!RegularExpression.needs(0x80...0xFF, in: "/[aä]"))
    }
}
