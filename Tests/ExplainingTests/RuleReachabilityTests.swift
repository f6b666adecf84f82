import Explaining
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import RuleGeneration
import Testing

@Suite("What would make a rule decide")
struct RuleReachabilityTests {
    static let rules = """
        - name: first
          match: [{uri: {prefix: /a}, headers: {x: {regex: "v[12]"}}}]
          route: [{destination: {host: a}}]
        - name: second
          match: [{uri: {prefix: /a}}]
          route: [{destination: {host: a}}]
        - name: below
          match: [{uri: {prefix: /a/b}, method: {exact: POST}}]
          route: [{destination: {host: a}}]
        - name: regex
          match: [{uri: {regex: "/(items|goods)/[0-9]+"}, withoutHeaders: {old: {}}}]
          route: [{destination: {host: a}}]
        - name: query
          match: [{uri: {prefix: /q?k}}, {queryParams: {k: {exact: v}}, method: {exact: PUT}}]
          route: [{destination: {host: a}}]
        - name: rest
          route: [{destination: {host: a}}]
        """

    @Test(
        "is the smallest change of the request",
        arguments: [
            ("first", "/a", "the header `x: v1`"),
            ("first", "/", "the path `/a`, the header `x: v1`"),
            ("second", "/a/c", "decides"),
            ("below", "/a/b", "blocked by 1"),
            ("regex", "/items/7", "decides"),
            ("regex", "/", "the path `/items/1`"),
            ("query", "/", "unreachable: uri prefix `/q?k`"),
            ("rest", "/a", "the path `/`"),
        ])
    func smallest(_ rule: String, _ path: String, _ expected: String) throws {
        let rules = try ExplainedRules(http: Self.rules)
        #expect(try rules.change(toReach: rule, path) == expected)
    }

    @Test("takes headers away, and gets earlier rules out of the way")
    func evadingChange() throws {
        let rules = try ExplainedRules(http: Self.rules)
        let headers = [HeaderField("x", "v1"), HeaderField("old", "1")]
        #expect(try rules.change(toReach: "second", "/a", headers: headers) == "no header `x`")
        let change = try rules.change(toReach: "regex", "/goods/12", headers: headers)
        #expect(change == "no header `old`")
    }

    @Test("may be another Host, and the entry's route in another virtual host")
    func host() throws {
        let rules = try ExplainedRules(http: Self.rules)
        #expect(
            try rules.change(toReach: "regex", "/items/1", host: "other.com")
                == "the Host `shop.com`")
        let entries = try ExplainedRules(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: vs, namespace: default}
            spec:
              hosts: [a.com, b.com]
              gateways: [gw]
              http:
              - match: [{authority: {exact: "b.com:8080"}}]
                route: [{destination: {host: a}}]

            """)
        #expect(
            try entries.change(toReach: "default/vs:0", host: "a.com") == "the Host `b.com:8080`")
    }

    /// A change that does not reach its rule, or a rule that decides but is called unreachable,
    /// would mislead users; so generated rules and requests are searched for both.
    @Test("is true of made-up rules", arguments: 0..<4)
    func madeUp(part: UInt64) throws {
        var found = (changes: 0, blocked: 0, unknown: 0)
        for seed in (part * 15)..<(part * 15 + 15) {
            var generator = RuleGenerator(seed: seed)
            var reader = ConfigurationReader()
            reader.read(
                Array(generator.configuration().utf8), from: SourceFile(name: "rules.yaml"))
            let linker = Linker(reader.configuration)
            for (proxy, questions) in generator.questions(200, id: "\(seed)") {
                let explainer = Explainer(
                    linker, try linker.link(proxy), of: reader.configuration)
                try check(explainer, questions.map(\.request), &found)
            }
        }
        #expect(found.changes > 100 && found.blocked > 0, "\(found)")
        #expect(found.unknown * 4 < found.changes, "\(found)")
    }

    @Test(
        "may not exist, and it is told why",
        arguments: [
            ("method: {exact: get}", "unreachable: method exact `get`"),
            ("authority: {exact: a.com}", "unreachable: authority exact `a.com`"),
            ("withoutHeaders: {x: {regex: '.*'}}", "unreachable: withoutHeaders `x` regex `.*`"),
            ("uri: {exact: /x}", "blocked by 0"),
            ("uri: {exact: /b/../c}", "unreachable: uri exact `/b/../c`"),
        ])
    func unreachable(_ match: String, _ expected: String) throws {
        let rules = try ExplainedRules(
            http: """
                - match: [{uri: {regex: "/[a-z/]+"}}]
                  route: [{destination: {host: a}}]
                - name: asked
                  match: [{\(match)}]
                  route: [{destination: {host: a}}]
                """)
        #expect(try rules.change(toReach: "asked", "/1") == expected)
    }

    private func check(
        _ explainer: Explainer, _ requests: [Request],
        _ found: inout (changes: Int, blocked: Int, unknown: Int),
    ) throws {
        let matcher = ReferenceMatcher(explainer.table)
        let decisions = requests.map(matcher.decide)
        let isRefused = zip(requests, decisions).map { $1.outcome == .badRequest }
        guard let first = isRefused.firstIndex(of: false) else { return }
        let request = requests[first]
        for (host, virtualHost) in explainer.table.virtualHosts.enumerated() {
            for route in virtualHost.routes.indices.prefix(6) {
                let position = Explainer.Position(virtualHost: host, route: route)
                let isDecided = decisions.contains {
                    $0.virtualHost == host && $0.route == route
                }
                switch explainer.change(toReach: position, for: request) {
                case .decides: #expect(isDecided)
                case .change(_, let changed):
                    found.changes += 1
                    let decision = matcher.decide(changed)
                    // The same entry may have a route in another virtual host.
                    let winner = decision.virtualHost.flatMap { host in
                        decision.route.map {
                            explainer.table.virtualHosts[host].routes[$0].origin
                        }
                    }
                    let wanted = virtualHost.routes[route].origin
                    #expect(winner??.matchLocation == wanted?.matchLocation)
                    #expect(winner??.ruleLocation == wanted?.ruleLocation)
                case .blocked(_, isProven: true), .unreachable:
                    found.blocked += 1
                    #expect(!isDecided, "\(position) of \(virtualHost.name)")
                case .blocked, .unknown: found.unknown += 1
                }
            }
        }
    }
}
