import Routing
import RuleSupport
import Testing

@Suite("Match conditions")
struct MatchTests {
    /// One rule for each condition, and a last one that matches the rest.
    static func rules(_ match: String) throws -> Rules {
        try Rules(
            http: """
                - name: hit
                  match: [\(match)]
                  directResponse: {status: 200}
                - name: miss
                  directResponse: {status: 404}
                """)
    }

    @Test(
        "on the path see it without query, normalized",
        arguments: [
            ("uri: {exact: /a}", "/a", true), ("uri: {exact: /a}", "/a?x=1", true),
            ("uri: {exact: /a}", "/a/", false), ("uri: {exact: /a}", "/A", false),
            ("uri: {exact: /a}", "/b/../a", true),
            ("uri: {prefix: /a}", "/ab", true), ("uri: {prefix: /a/}", "/a", false),
            ("uri: {prefix: /a}, ignoreUriCase: true", "/Ab", true),
            ("uri: {regex: '/a.*c'}", "/abc", true), ("uri: {regex: '/a'}", "/ab", false),
            ("uri: {regex: '(?i)/A'}", "/a", true),
        ])
    func path(_ match: String, _ path: String, _ isHit: Bool) throws {
        #expect(try Self.rules("{\(match)}").route(path) == (isHit ? "hit" : "miss"))
    }

    @Test(
        "on headers see each line by itself",
        arguments: [
            ("headers: {x: {exact: a}}", ["a"], true), ("headers: {x: {exact: a}}", ["A"], false),
            ("headers: {X: {exact: a}}", ["a"], true), ("headers: {x: {exact: a}}", [], false),
            ("headers: {x: {prefix: a}}", ["ab"], true), ("headers: {x: {}}", [""], true),
            ("headers: {x: {}}", [], false), ("headers: {x: {regex: 'a+'}}", ["aaa"], true),
            ("headers: {x: {exact: 'a,b'}}", ["a", "b"], false),
            ("headers: {x: {exact: 'a,b'}}", ["a,b"], true),
            ("headers: {x: {exact: a}}", ["b", "a"], true),
            ("withoutHeaders: {x: {exact: a}}", ["b", "a"], false),
            ("withoutHeaders: {x: {exact: a}}", ["a"], false),
            ("withoutHeaders: {x: {exact: a}}", ["b"], true),
            ("withoutHeaders: {x: {exact: a}}", [], true),
            ("withoutHeaders: {x: {}}", [], true), ("withoutHeaders: {x: {}}", ["a"], false),
        ])
    func headers(_ match: String, _ values: [String], _ isHit: Bool) throws {
        let headers = values.map { HeaderField("x", $0) }
        let rules = try Self.rules("{\(match)}")
        #expect(rules.route(headers: headers) == (isHit ? "hit" : "miss"))
    }

    @Test(
        "on query parameters see the first value as sent",
        arguments: [
            ("queryParams: {q: {exact: a}}", "/?q=a", true),
            ("queryParams: {q: {exact: a}}", "/?q=a&q=b", true),
            ("queryParams: {q: {exact: b}}", "/?q=a&q=b", false),
            ("queryParams: {q: {exact: ''}}", "/?q", true),
            ("queryParams: {q: {}}", "/?q=x", true), ("queryParams: {q: {}}", "/?p=x", false),
            ("queryParams: {q: {prefix: a}}", "/?q=ab", true),
            ("queryParams: {q: {regex: 'a|b'}}", "/?q=b", true),
        ])
    func query(_ match: String, _ path: String, _ isHit: Bool) throws {
        #expect(try Self.rules("{\(match)}").route(path) == (isHit ? "hit" : "miss"))
    }

    @Test("on method, scheme and authority see the request line")
    func requestLine() throws {
        let post = Request(method: "POST", authority: "shop.com")
        #expect(try Self.rules("{method: {exact: POST}}").route(post) == "hit")
        #expect(try Self.rules("{method: {exact: post}}").route(post) == "miss")
        #expect(try Self.rules("{scheme: {exact: http}}").route(post) == "hit")
        let withPort = Request(authority: "shop.com:80")
        #expect(try Self.rules("{authority: {exact: shop.com}}").route(withPort) == "miss")
        #expect(try Self.rules("{authority: {prefix: 'shop.com:'}}").route(withPort) == "hit")
        #expect(try Self.rules("{authority: {regex: 'SHOP.*'}}").route(withPort) == "miss")
    }

    @Test("of one entry hold together, entries hold one by one")
    func conjunction() throws {
        let rules = try Self.rules("{uri: {prefix: /a}, method: {exact: GET}}, {uri: {exact: /b}}")
        #expect(rules.route("/a") == "hit")
        #expect(rules.route("/b") == "hit")
        #expect(rules.route(Request(method: "PUT", authority: "shop.com", path: "/a")) == "miss")
        #expect(rules.effect("/b").origin?.match == 1)
    }

    @Test("the first rule that holds decides, but a rule for all paths comes last")
    func order() throws {
        let rules = try Rules(
            http: """
                - name: first
                  match: [{uri: {prefix: /a}}]
                  directResponse: {status: 201}
                - name: second
                  match: [{uri: {prefix: /a/b}}]
                  directResponse: {status: 202}
                - name: all
                  match: [{uri: {prefix: /}}]
                  directResponse: {status: 203}
                - name: third
                  match: [{uri: {exact: /c}}]
                  directResponse: {status: 204}
                """)
        #expect(rules.route("/a/b") == "first")
        #expect(rules.route("/c") == "all")
    }
}
