import DecisionTree
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import Testing

/// Conditions on the authority where the virtual host's domains imply something about it.
@Suite("Conditions on the authority")
struct AuthorityTests {
    private static let texts = [
        "a.example.com", "a.", "a.example.com:", "a.example.com:80", "a.example.com.org", "A.e",
        "A.EXAMPLE.COM", "b.example.com", "b", "other", ":",
    ]

    private static let authorities = [
        "a.example.com", "A.example.com", "a.EXAMPLE.com", "A.EXAMPLE.COM", "a.example.com:",
        "a.example.com:80", "a.example.com:8080", "A.example.com:80", "a.example.com:x:80",
        "b.example.com", "B.example.com:80", "a.example.com.org", "a", "", "[a.example.com:80]",
    ]

    /// Lists of hosts: exact domains, wildcards, and both together.
    private static let hosts = [
        "[a.example.com]", "[a.example.com, b.example.com]", "['*.example.com']",
        "[a.example.com, '*.com']", "['*']", "['[a.example.com:80]']", "[a.example.com.org]",
    ]

    private static func table(hosts: String, conditions: [String]) throws -> RouteTable {
        let entries = conditions.map { "    - {match: [\($0)], route: [{destination: {host: x}}]}" }
        let text = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a}
            spec:
                hosts: \(hosts)
                gateways: [g]
                http:
            \(entries.joined(separator: "\n"))
                - {route: [{destination: {host: rest}}]}
            """
        let linker = Linker(EqualityTests.read(text), assuming: .gateways)
        return try linker.link(Proxy(kind: .everyGateway))
    }

    private static func compare(_ table: RouteTable) -> Int {
        let tree = DecisionTree(table)
        var scratch = tree.makeScratch()
        var matched = 0
        for authority in authorities {
            let request = Request(authority: authority)
            let decision = ReferenceMatcher(table).decide(request)
            #expect(tree.decide(request, with: &scratch) == decision, "`\(authority)`")
            if let route = decision.route, route + 1 < table.virtualHosts[0].routes.count {
                matched += 1
            }
        }
        return matched
    }

    @Test("decide as the reference matcher does, one by one", arguments: hosts)
    func single(hosts: String) throws {
        var matched = 0
        for text in Self.texts {
            for kind in ["exact", "prefix"] {
                let condition = "authority: {\(kind): '\(text)'}"
                let inverted = "withoutHeaders: {host: {\(kind): '\(text)'}}"
                for match in [condition, inverted] {
                    matched += Self.compare(
                        try Self.table(hosts: hosts, conditions: ["{\(match)}"]))
                }
            }
        }
        #expect(matched > 20)
    }

    @Test("decide as the reference matcher does, many together", arguments: hosts)
    func together(hosts: String) throws {
        let conditions = Self.texts.flatMap { text in
            [
                "{authority: {prefix: '\(text)'}, headers: {x-absent: {exact: b}}}",
                "{authority: {exact: '\(text)'}}", "{authority: {prefix: '\(text)'}}",
            ]
        }
        for start in conditions.indices {
            let rotated = conditions[start...] + conditions[..<start]
            _ = Self.compare(try Self.table(hosts: hosts, conditions: Array(rotated)))
        }
    }

    @Test("that no Host of a domain can meet leave their routes out of its tree")
    func leftOut() throws {
        let table = try Self.table(
            hosts: "[a.example.com, b.example.com]",
            conditions: [
                "{authority: {prefix: a.example.com}}", "{authority: {prefix: b.example.com}}",
                "{authority: {exact: b.example.com:80}}", "{authority: {exact: c.example.com}}",
            ])
        let texts = table.virtualHosts.map { TreeDescription($0).text }
        #expect(texts.contains { $0.contains("5 routes, 3 of them for other Hosts, ") })
        #expect(texts.contains { $0.contains("5 routes, 2 of them for other Hosts, ") })
    }
}
