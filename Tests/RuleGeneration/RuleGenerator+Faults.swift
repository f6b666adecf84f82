/// Faulty VirtualServices: well-formed, so that istiod decodes them, but not all valid.
extension RuleGenerator {
    /// Returns VirtualServices with different names, one JSON object per document.
    package mutating func faultyVirtualServices(_ count: Int) -> String {
        var objects: [String] = []
        for index in 0..<count {
            var spec: [(String, JSONNode)] = []
            if chance(85) {
                spec.append(("hosts", .list(some(Alphabets.hosts, 1...2).map { .string($0) })))
            }
            if chance(50) { spec.append(("gateways", ["istio-system/public"])) }
            if chance(25) { spec.append(("exportTo", ["."])) }
            let rules = (0..<Int.random(in: 1...4, using: &random)).map { position in
                withMore(rule(position, mustMatch: chance(85)))
            }
            if chance(92) { spec.append(("http", .list(rules))) }
            if chance(12) { spec.append(("tls", [tlsRule()])) }
            if chance(12) { spec.append(("tcp", [tcpRule()])) }
            let object: JSONNode = [
                "apiVersion": "networking.istio.io/v1", "kind": "VirtualService",
                "metadata": ["name": .string("vs\(index)"), "namespace": "example"],
                "spec": mutated(.object(spec), "spec"),
            ]
            objects.append(object.text)
        }
        return objects.joined(separator: "\n---\n") + "\n"
    }

    /// A rule with an additional field, which may conflict with the others.
    private mutating func withMore(_ rule: JSONNode) -> JSONNode {
        guard case .object(var members) = rule, chance(25) else { return rule }
        let more: [(String, JSONNode)] = [
            ("redirect", ["uri": "/x"]), ("directResponse", ["status": 200]),
            ("rewrite", ["uri": "/y"]), ("delegate", ["name": "d"]), ("fault", [:]),
            ("mirror", ["host": "m"]), ("mirrors", [["destination": ["host": "m"]]]),
            ("mirrorPercentage", ["value": 50]), ("mirrorPercent", 50),
            ("fault", ["delay": ["fixedDelay": "1s", "percentage": ["value": 5]]]),
            ("corsPolicy", ["allowMethods": ["GET"], "maxAge": "1s"]), ("route", []),
            ("rewrite", ["authority": "x", "uriRegexRewrite": ["match": "a", "rewrite": "b"]]),
        ]
        let added = pick(more)
        if members.contains(where: { $0.0 == added.0 }) { return rule }
        members.append(added)
        return .object(members)
    }

    private mutating func tlsRule() -> JSONNode {
        [
            "match": [["sniHosts": [.string(pick(["a.example.com", "x.org", "10.0.0.1"]))]]],
            "route": [["destination": ["host": "a"]]],
        ]
    }

    private mutating func tcpRule() -> JSONNode {
        [
            "match": [["port": .number(pick([80, 0])), "destinationSubnets": ["10.0.0.0/8"]]],
            "route": [["destination": ["host": "a"], "weight": .number(pick([0, 100]))]],
        ]
    }

    /// The value with some odd texts and numbers, missing members and repeated elements.
    private mutating func mutated(_ node: JSONNode, _ key: String) -> JSONNode {
        switch node {
        case .string(let text): return chance(5) ? .string(oddText(for: key, text)) : node
        case .number(let number): return chance(12) ? .number(oddNumber(for: key, number)) : node
        case .list(var elements):
            if chance(3), let element = elements.first { elements.append(element) }
            if chance(2) { elements = [] }
            return .list(elements.map { mutated($0, key) })
        case .object(let members):
            var kept: [(String, JSONNode)] = []
            for (name, value) in members where !chance(2) {
                let isMap = ["headers", "withoutHeaders", "queryParams", "set", "add"].contains(key)
                let newName = isMap && chance(5) ? oddText(for: "name", name) : name
                if kept.contains(where: { $0.0 == newName }) { continue }
                kept.append((newName, mutated(value, name)))
            }
            return .object(kept)
        default: return node
        }
    }

    private static let durations: Set<String> = [
        "timeout", "perTryTimeout", "backoff", "fixedDelay", "maxAge",
    ]

    private mutating func oddText(for key: String, _ text: String) -> String {
        if Self.durations.contains(key) {
            return pick(["0s", "1ms", "0.5ms", "1.0005s", "-1s", "1h", "1.5s", "999us"])
        }
        if key == "derivePort" || key == "unmatchedPreflights" { return text }
        return pick([
            "", "*", "a", "a_b", "-a", "a.b", "*.com", "*a.b", "*-a.b", "a..b", "a.b.", "1.2.3.4",
            "::1", "a.123", "%", "%REQ(a)%", "%REQ(a", "%REQ(a):3%", "%%x", "%X([\"a\"])%", "a\nb",
            "a\tb", ":path", ":authority", "host", "Host", "a b", "/x", "(", "a**", "(?=a)", "\\C",
            "[a-", "~", ".", "ns/gw", "/gw", "ns/", "a/b/c", "gw.ns", "outbound_.80_._.a.com",
            "outbound_.x", "@request.auth.claims.x", "123", "5xx,", "10.0.0.0/33", "mesh", "GET",
            String(repeating: "x", count: 64), String(repeating: "ab.", count: 86),
        ])
    }

    private mutating func oddNumber(for key: String, _ number: Double) -> Double {
        switch key {
        case "weight": pick([-1, 0, 1, 100, 2_147_483_647])
        case "number", "port": pick([0, 1, 65535, 65536])
        case "status", "redirectCode", "httpStatus":
            pick([0, 199, 200, 299, 300, 304, 399, 400, 599, 600, 601])
        case "attempts": pick([-1, 0, 1])
        case "value", "mirrorPercent": pick([0, 1, 100, 101])
        default: number
        }
    }
}
