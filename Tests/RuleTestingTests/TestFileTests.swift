import RuleTesting
import Testing

@Suite("Test files")
struct TestFileTests {
    @Test("make a request of each method with each host, path and set of headers")
    func product() throws {
        let run = try CaseRun(
            """
            cases:
            - name: table
              request:
              - {method: [GET, PUT], host: [shop.com, a.shop.com], path: [/a, /b], headers: [{}, {x: [1, 2]}]}
              - GET http://shop.com/c
              expect: {virtualService: shop}
            """)
        #expect(run.results.count == 17)
        #expect(run.isPassed)
        #expect(run.results.first?.name == "table [GET http://shop.com/a]")
        #expect(run.results.dropFirst().first?.name == "table [GET http://shop.com/a x:1 x:2]")
        #expect(run.results.last?.name == "table [GET http://shop.com/c]")
        #expect(Set(run.results.map(\.name)).count == 17)
    }

    @Test("have defaults, which a request overrides part by part")
    func defaults() throws {
        let run = try CaseRun(
            """
            defaults: {host: shop.com, headers: {x-beta: "yes", x-other: a}, gateway: istio-system/public}
            cases:
            - {request: {path: /x}, expect: {rule: beta, headers: {x-other: a}}}
            - {request: {headers: {X-Beta: "no"}}, expect: {rule: 3, headers: {x-other: a}}}
            - {request: GET http://shop.com/old, expect: 302}
            - {request: {sidecar: prod}, expect: passthrough}
            - {request: {gateway: other/none}, expect: no route}
            """)
        #expect(run.failures == [])
    }

    @Test("take numbers and words as the texts that are written")
    func plainTexts() throws {
        let run = try CaseRun(
            """
            cases:
            - request: {url: http://shop.com/, headers: {x-beta: yes, x-number: 010}}
              expect: {rule: beta, headers: {x-number: "010"}}
            """)
        #expect(run.failures == [])
    }

    @Test("may be JSON, and several documents")
    func json() throws {
        let run = try CaseRun(
            """
            {"cases": [{"request": {"url": "http://shop.com/old"}, "expect": {"status": 302}}]}
            ---
            cases: [GET http://shop.com/old -> 302]
            """)
        #expect(run.results.count == 2)
        #expect(run.isPassed)
    }

    @Test("get all their faults at once, each with its place")
    func allFaults() {
        let found = faults(
            """
            rulez: x
            cases:
            - nam: a
              request: {url: http://, hots: a}
              expect: {destinatoin: a, status: many}
            - request: {path: /}
              expect: {}
            - GET shop.com
            - {request: GET http://a/, expect: {share: 5, weights: {a: b}, outcome: rout}}
            """)
        #expect(
            found == [
                "1:1 `rulez` is no key of a test file; did you mean `rules`?",
                "3:3 `nam` is no key of a case; did you mean `name`?",
                "4:18 `http://` has no host; write http://HOST/PATH",
                "4:27 `hots` is no key of request; did you mean `host`?",
                "5:12 `destinatoin` is no key of expect; did you mean `destination`?",
                "5:36 an integer is wanted here, this is `many`, a text",
                "6:3 the case expects nothing, so it could not fail; add `expect`",
                "6:12 the request has no address; write `url: http://HOST/PATH`, or `host` and `path`",
                "8:3 `GET shop.com` is no case; write `METHOD URL -> EXPECTATION`, or a mapping "
                    + "with `request` and `expect`",
                "9:36 `share` does not say whose share; add `destination`",
                "9:60 `b` is no weight",
                "9:73 `rout` is no outcome; did you mean `route`?",
            ])
    }

    @Test(
        "that could not fail, or could not be meant, are refused",
        arguments: [
            ("cases: []", "the list of cases is empty"),
            ("rules: a", "the document has no `cases`"),
            ("# nothing", "the file has no cases"),
            ("kind: VirtualService\napiVersion: networking.istio.io/v1", "these are rules"),
            ("cases: [{request: GET http://a/}]", "the case expects nothing"),
            (
                "cases: [{request: GET http://a/, expect: {headers: {}}}]",
                "the case expects nothing"
            ),
            ("cases: [{request: GET http://a/, expect: {weights: {}}}]", "the mapping is empty"),
            ("cases: [{request: [], expect: a}]", "the list is empty"),
            ("cases: [{expect: a}]", "the case has no `request`"),
            ("cases: [{request: {url: [], host: a}, expect: a}]", "the list is empty"),
            (
                "cases: [{request: {url: a, gateway: a/b, sidecar: c}, expect: a}]",
                "exclude each other"
            ),
            ("cases: [{request: {url: a, gateway: a}, expect: a}]", "no Gateway's name"),
            ("cases: [{request: {url: a, port: 0}, expect: a}]", "a port is a number"),
            (
                "cases: [{request: a, expect: {not: {not: {status: 1}}}}]",
                "`not` cannot stand in `not`"
            ),
            ("cases: [{request: a, expect: {path: {regex: '('}}}]", "no expression of RE2's"),
            ("cases: [{request: a, expect: {path: {prefix: a, suffix: b}}}]", "one condition"),
            ("cases: [{request: a, expect: a b c}]", "`a b c` is no expectation"),
            ("cases: [\"curl --proxy x http://a -> b\"]", "curl's option `--proxy` has no meaning"),
            ("cases: [\"curl -H 'a http://a -> b\"]", "a quotation mark is not closed"),
            ("tests { test_name: \"a\" }", "cases in text proto are not read"),
        ])
    func refused(_ text: String, _ message: String) {
        let found = faults(text)
        #expect(found.contains { $0.contains(message) }, "\(found)")
    }

    @Test("cannot make more requests than a bound")
    func tooMany() {
        let list = "[" + (0..<1_100).map { "h\($0)" }.joined(separator: ", ") + "]"
        let found = faults(
            "cases: [{request: {host: \(list), path: \(list.replacing("h", with: "/"))}, expect: a}]"
        )
        #expect(found.first?.contains("more than 1000000 requests") == true, "\(found)")
    }
}
