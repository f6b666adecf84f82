import Routing
import RuleSupport
import Testing

@Suite("Forwarding")
struct ForwardTests {
    static func forwarded(_ lines: String, _ path: String) throws -> ForwardedRequest {
        let rules = try Rules(http: lines + "\n  route: [{destination: {host: d}}]\n")
        return try #require(rules.effect(path).request)
    }

    @Test(
        "rewrites prefixes, exact paths and expressions",
        arguments: [
            ("{uri: {prefix: /a}}", "uri: /x", "/ab?q=1", "/xb?q=1"),
            ("{uri: {prefix: /a/}}", "uri: /x/", "/a/b", "/x/b"),
            ("{uri: {exact: /a}}", "uri: /x", "/a?q=1", "/x?q=1"),
            (
                "{uri: {prefix: /}}", "uriRegexRewrite: {match: '/a', rewrite: /b}", "/a/a/a",
                "/b/b/b"
            ),
            (
                "{uri: {prefix: /}}",
                "uriRegexRewrite: {match: '^/([^/]+)/([^/]+)$', rewrite: '/\\2/\\1'}",
                "/a/b?q", "/b/a?q"
            ),
            (
                "{uri: {prefix: /}}", "uriRegexRewrite: {match: 'b*', rewrite: '-'}", "/a/b/c/",
                "-/-a-/-/-c-/-"
            ),
            ("{uri: {prefix: /}}", "uriRegexRewrite: {match: '.*', rewrite: ''}", "/a", "/a"),
        ])
    func rewrites(_ match: String, _ rewrite: String, _ path: String, _ result: String) throws {
        let request = try Self.forwarded("- match: [\(match)]\n  rewrite: {\(rewrite)}", path)
        #expect(text(request.path) == result)
    }

    @Test("rewrites the authority")
    func authority() throws {
        let request = try Self.forwarded("- rewrite: {authority: other.com}", "/")
        #expect(text(request.authority) == "other.com")
        #expect(text(request.path) == "/")
    }

    @Test("chooses among destinations by the random number modulo the sum of weights")
    func weights() throws {
        let rules = try Rules(
            http: """
                - route:
                  - {destination: {host: a, subset: v1}, weight: 90}
                  - {destination: {host: a, subset: v2}, weight: 10}
                """)
        let subsets = [0, 89, 90, 99, 100, 190].map { (random: UInt64) -> String? in
            var request = Request(authority: "shop.com")
            request.random = random
            return rules.effect(request).destination?.subset
        }
        #expect(subsets == ["v1", "v1", "v2", "v2", "v1", "v2"])
        #expect(rules.effect().share?.percent == 90)
    }

    @Test("changes headers: removal, then overwriting and adding")
    func headers() throws {
        let rules = try Rules(
            http: """
                - headers:
                    request: {set: {x-a: one}, add: {x-b: two}, remove: [x-c]}
                    response: {set: {x-r: r}}
                  route: [{destination: {host: d}}]
                """)
        let effect = rules.effect(
            headers: [("x-a", "old"), ("x-b", "first"), ("x-c", "gone")].map(HeaderField.init))
        #expect(
            effect.request?.headers == [
                HeaderField("x-a", "one"), HeaderField("x-b", "first"), HeaderField("x-b", "two"),
            ])
        #expect(effect.response?.headers == [HeaderField("x-r", "r")])
    }

    @Test("waits and tries again as the rule says")
    func policies() throws {
        let rules = try Rules(
            http: """
                - timeout: 1.5s
                  retries: {attempts: 3, retryOn: "5xx,503"}
                  route: [{destination: {host: d}}]
                """)
        let effect = rules.effect()
        #expect(effect.timeoutNanoseconds == 1_500_000_000)
        #expect(effect.retries?.attempts == 3)
        #expect(effect.retries?.retriableStatusCodes == [503])
    }
}
