import RegularExpressions
import Testing

/// The observations of docs/semantics/envoy.md 6.2.
@Suite("Replacing by expressions")
struct ReplacingTests {
    @Test(
        "replaces every occurrence as RE2's GlobalReplace",
        arguments: [
            ("/a", "/b", "/a/a/a", "/b/b/b"), ("/a", "/b", "/ab", "/bb"),
            ("^/a", "/b", "/a/a/a", "/b/a/a"), ("^/a/(.*)$", "/x/\\1", "/a/b", "/x/b"),
            ("^/a/(.*)$", "/x/\\1", "/a", "/a"),
            ("^/([^/]+)/([^/]+)$", "/\\2/\\1", "/a/b", "/b/a"), ("a", "<\\0>", "/a/b", "/<a>/b"),
            ("(a)", "\\10", "/a", "/a0"), ("(x)?/a", "[\\1]", "/a", "[]"),
            ("a", "\\\\", "/a", "/\\"), ("a", "\\\\1", "/a", "/\\1"), ("a", "$1", "/a", "/$1"),
            ("a", "${n}", "/a", "/${n}"), ("b*", "-", "/a", "-/-a-"), ("b*", "-", "/ab", "-/-a-"),
            ("b*", "-", "/a/b/c/", "-/-a-/-/-c-/-"), ("b*", "-", "/bb", "-/-"),
            (".*", "x", "/a", "x"), ("(.*)", "\\1\\1", "/a", "/a/a"), ("^", "/p", "/a", "/p/a"),
            ("$", "/s", "/a", "/a/s"), ("/(.*?)/", "/<\\1>/", "/a/b/c/", "/<a>/b/<c>/"),
            ("(a|ab)", "<\\1>", "/ab", "/<a>b"), ("(a)|(b)", "[\\1\\2]", "/a/b", "/[a]/[b]"),
        ])
    func replaces(_ pattern: String, _ rewrite: String, _ text: String, _ result: String) throws {
        let expression = try ReplacingExpression(pattern, rewrite: rewrite)
        for byAutomaton in [false, true] {
            let replaced = expression.replacingAll(
                in: Array(text.utf8), byAutomaton: byAutomaton)
            #expect(String(decoding: replaced, as: UTF8.self) == result)
        }
    }
}
