import Explaining
import Routing
import Testing

@Suite("A condition that failed")
struct ConditionTests {
    @Test("is told with the request's value and its place")
    func values() throws {
        let rules = try ExplainedRules(
            http: """
                - match:
                  - uri: {prefix: /api}
                    headers:
                      x: {exact: a}
                  route: [{destination: {host: a}}]
                """)
        let failing = try rules.nearest("/", headers: [HeaderField("x", "b")])
        #expect(
            failing.map { "\($0.text): \($0.value) \($0.location)" } == [
                "uri prefix `/api`: the path is `/` rules.yaml:9:21",
                "headers `x` exact `a`: the header is `b` rules.yaml:11:20",
            ])
    }

    @Test(
        "comes with what to change in the rule",
        arguments: [
            ("uri: {regex: ^/foo}", "/foo/bar", "", "write `^/foo.*`"),
            ("uri: {regex: foo|/x}", "/a/x", "", "write `.*(?:foo|/x).*`"),
            ("uri: {regex: foo}", "/foo", "", "every path begins with `/`"),
            ("uri: {regex: '.*\\?a=1'}", "/?a=1", "", "a path has no query, use `queryParams`"),
            ("uri: {regex: /FOO}, ignoreUriCase: true", "/foo", "", "write `(?i)/FOO`"),
            ("uri: {prefix: '/a?b'}", "/a?b", "", "a path has no query, use `queryParams`"),
            ("uri: {exact: a}", "/a", "", "every path begins with `/`"),
            ("uri: {prefix: /ä}", "/%C3%A4", "", "what is not ASCII is percent-encoded"),
            ("uri: {regex: /ä.*}", "/%C3%A4", "", "what is not ASCII is percent-encoded"),
            ("uri: {exact: /a/../b}", "/b", "", "a proxy makes `/b` of such a path first"),
            ("uri: {exact: /A}", "/a", "", "`ignoreUriCase: true` would take both"),
            ("uri: {exact: /a}", "/a/", "", "only the slash at the end differs"),
            ("uri: {exact: /a}", "/a/b", "", "use `prefix`"),
            ("uri: {prefix: /a/%2e}", "/a/%2e", "", "a proxy normalises the path"),
            ("headers: {x: {exact: ''}}", "/", "", "presence is written `x: {}`"),
            ("headers: {x: {exact: b}}", "/", "a,b", "a line with commas is one value"),
            ("headers: {x: {exact: B}}", "/", "b", "only the case differs"),
            ("headers: {x: {regex: a}}", "/", "ab", "write `a.*`"),
            ("headers: {uri: {exact: /a}}", "/a", "", "use `uri` in `match`"),
            ("headers: {':path': {exact: /a}}", "/a?b", "", "use `uri`"),
            ("authority: {exact: shop.com}", "/", "HOST", "the Host's port counts here"),
            ("withoutHeaders: {x: {regex: '.*'}}", "/", "", "for \"absent\" write `x: {}`"),
            ("queryParams: {k: {exact: b}}", "/?k=a&k=b", "", "only the first one"),
            ("queryParams: {k: {exact: a b}}", "/?k=a%20b", "", "nothing is decoded"),
            ("queryParams: {k: {exact: a b}}", "/?k=a+b", "", "nothing is decoded"),
        ])
    func suggestion(_ match: String, _ path: String, _ header: String, _ part: String) throws {
        let rules = try ExplainedRules(
            http: "- match: [{\(match)}]\n  route: [{destination: {host: a}}]")
        let host = header == "HOST" ? "shop.com:8080" : "shop.com"
        let headers = header.isEmpty || header == "HOST" ? [] : [HeaderField("x", header)]
        let failing = try rules.nearest(path, host: host, headers: headers)
        let suggestion = try #require(failing.first?.suggestion, "\(failing)")
        #expect(suggestion.contains(part))
    }

    @Test("of a header that the proxy removes or replaces is told as such")
    func cleaned() throws {
        let rules = try ExplainedRules(
            http: """
                - match: [{headers: {x-envoy-internal: {exact: a}}}]
                  route: [{destination: {host: a}}]
                - match: [{headers: {x-forwarded-proto: {exact: https}}}]
                  route: [{destination: {host: a}}]
                """)
        let removed = try rules.nearest(headers: [HeaderField("x-envoy-internal", "a")])
        #expect(removed.first?.suggestion?.contains("the proxy removes it") == true)
        let sent = rules.explain(headers: [HeaderField("X-Forwarded-Proto", "https")])
        let rule = try #require(rules.explainer.rule(at: 1, in: sent))
        #expect(rule.failing.first?.suggestion?.contains("the proxy replaces it") == true)
        #expect(
            sent.steps.contains { $0.text == "the proxy makes `http` of `x-forwarded-proto`" })
    }

    @Test("counts, and the rule with the fewest is the nearest")
    func order() throws {
        let rules = try ExplainedRules(
            http: """
                - match: [{uri: {prefix: /a}, method: {exact: POST}}]
                  route: [{destination: {host: a}}]
                - match: [{uri: {prefix: /b}}]
                  route: [{destination: {host: a}}]
                - match: [{method: {exact: PUT}}]
                  route: [{destination: {host: a}}]
                - route: [{destination: {host: a}}]
                """)
        let explanation = rules.explain("/x")
        #expect(explanation.nearest == [1, 2, 0])
        #expect(explanation.matched == 3)
        #expect(explanation.evaluated.map(\.failingCount) == [2, 1, 1, 0])
    }
}
