import Routing
import RuleSupport
import Testing

/// The observations of docs/semantics/envoy.md 2.3 and 2.4.
@Suite("Path normalization")
struct PathNormalizationTests {
    @Test(
        "gives what Envoy forwards",
        arguments: [
            ("/a/../b", "/b"), ("/../a", "/a"), ("/a/..", "/"), ("/a/.", "/a/"),
            ("/a/b/..", "/a/"), ("/a//../b", "/a/b"), ("/a/..//b", "//b"), ("/a//..", "/a/"),
            ("/%61%7e%2d", "/a~-"), ("/\\a", "//a"), ("/a/%2e%2E/b", "/b"), ("/a\\..\\b", "/b"),
            ("/a/..;x=1/b", "/b"), ("/a/.;x/b", "/a/b"), ("/a/%2e%2e;/b", "/a/..;/b"),
            ("/a/..?x", "/?x"), ("/%b%61", "/%25ba"), ("/%%41B", "/%25AB"),
            ("/a#f", "/a"), ("/a?x=1#f", "/a?x=1"), ("/a#f?x=1", "/a"), ("/x/#/../a", "/x/"),
            ("/\"<>^`{|}", "/%22%3C%3E%5E%60%7B%7C%7D"), ("/é", "/%C3%A9"),
        ])
    func changed(_ sent: String, _ forwarded: String) {
        #expect(text(PathNormalization.normalized(Array(sent.utf8))) == forwarded)
    }

    @Test(
        "leaves alone what Envoy leaves alone",
        arguments: [
            "/a//b", "//a", "///", "/a%2fb", "/a%5cb", "/a%20b", "/%25", "/a%zz", "/a%", "/a%2",
            "/a/..%2fb", "/a%2f..%2fb", "/a/%252e%252e/b", "/a/..%3b/b", "/a;x/b", "/a;b=../c",
            "/a/;../b", "/a/...", "/a/..b", "/a/b..", "/a?x=/../b", "/a%23f", "/a?é",
        ])
    func unchanged(_ path: String) {
        #expect(text(PathNormalization.normalized(Array(path.utf8))) == path)
    }

    @Test("refuses an encoded NUL")
    func encodedNull() {
        #expect(PathNormalization.normalized(Array("/a%00".utf8)) == nil)
    }

    @Test("does not change its own result, but for a stray percent sign")
    func stability() {
        var random = SeededPaths(seed: 7)
        for _ in 0..<5_000 {
            let path = random.path()
            guard let once = PathNormalization.normalized(path) else { continue }
            #expect(once.first == UInt8(ascii: "/"))
            let isStray = once.contains(UInt8(ascii: "%")) || once.contains(UInt8(ascii: ";"))
            if !isStray {
                #expect(PathNormalization.normalized(once) == once, "\(text(path) ?? "")")
            }
        }
    }
}
