import Routing

extension RuleGenerator {
    /// A rule with conditions and an action.
    mutating func rule(_ position: Int, mustMatch: Bool) -> JSONNode {
        var members: [(String, JSONNode)] = [("name", .string("r\(position)"))]
        var isPrefixed = false
        if mustMatch {
            isPrefixed = chance(15)
            let entries = (0..<Int.random(in: 1...3, using: &random)).map {
                entry($0, path: isPrefixed ? ["prefix": .string(pick(Alphabets.paths))] : nil)
            }
            members.append(("match", .list(entries)))
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: members.append(("redirect", redirect(mayRewritePrefix: isPrefixed)))
        case 2: members.append(("directResponse", directResponse()))
        default: members += forward()
        }
        if chance(20) { members.append(("headers", headers())) }
        if chance(8) { members.append(("corsPolicy", cors())) }
        return .object(members)
    }

    /// A match entry; `path` replaces the generated condition on the path.
    mutating func entry(_ position: Int, path: JSONNode? = nil) -> JSONNode {
        var members: [(String, JSONNode)] = [("name", .string("m\(position)"))]
        for kind in RouteCondition.Kind.allCases { addConditions(kind, path, to: &members) }
        addPseudoHeaders(to: &members)
        addProxyConditions(to: &members)
        return .object(members)
    }

    /// Adds conditions of one kind, or none; `path` replaces the generated one on the path.
    private mutating func addConditions(
        _ kind: RouteCondition.Kind, _ path: JSONNode?, to members: inout [(String, JSONNode)],
    ) {
        switch kind {
        case .path:
            if let path {
                members.append(("uri", path))
            } else if chance(75) {
                members.append(("uri", condition(Alphabets.paths, pathExpressions)))
            }
            if chance(12) { members.append(("ignoreUriCase", true)) }
        case .header:
            if chance(30) { members.append(("headers", .object(conditions(headerNames)))) }
            if chance(15) { members.append(("withoutHeaders", .object(conditions(headerNames)))) }
        case .queryParameter:
            if chance(15) {
                members.append(("queryParams", .object(conditions(Alphabets.parameters))))
            }
        case .claim:
            // No other program can be compared: its requests would need tokens.
            if isWide && chance(6) {
                addClaim(chance(70) ? "headers" : "withoutHeaders", to: &members)
            }
        }
    }

    private mutating func addPseudoHeaders(to members: inout [(String, JSONNode)]) {
        if chance(12) {
            members.append(("method", condition(Alphabets.methods, ["GET|HEAD", "P.*"])))
        }
        if chance(10) {
            members.append(
                ("authority", condition(Alphabets.authorityTexts, Alphabets.authorityExpressions)))
        }
        if chance(5) { members.append(("scheme", ["exact": .string(pick(["http", "https"]))])) }
    }

    /// Adds a condition on a claim, which is written among the headers.
    private mutating func addClaim(_ field: String, to members: inout [(String, JSONNode)]) {
        let claim = (
            "@request.auth.claims." + pick(Alphabets.claimNames),
            condition(Alphabets.claimTexts, ["a.*", "[a-z]+"])
        )
        if let index = members.firstIndex(where: { $0.0 == field }),
            case .object(let headers) = members[index].1
        {
            members[index].1 = .object(headers + [claim])
        } else {
            members.append((field, .object([claim])))
        }
    }

    /// Adds conditions on the proxy, which no request can meet or fail.
    private mutating func addProxyConditions(to members: inout [(String, JSONNode)]) {
        if chance(6) { members.append(("port", .number(pick([80, 8080])))) }
        if chance(6) {
            let label = pick(Alphabets.labels)
            members.append(("sourceLabels", .object([(label.0, .string(label.1))])))
        }
        if chance(4) {
            members.append(("sourceNamespace", .string(pick(["example", "other"]))))
        }
        if chance(4) {
            members.append(
                ("gateways", [.string(pick(["mesh", "istio-system/public"]))]))
        }
    }

    private mutating func condition(_ texts: [String], _ expressions: [String]) -> JSONNode {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: ["exact": .string(pick(texts))]
        case 4..<8: ["prefix": .string(pick(texts))]
        default: ["regex": .string(pick(expressions))]
        }
    }

    private mutating func conditions(_ names: [String]) -> [(String, JSONNode)] {
        let count = chance(75) ? 1 : 2
        var members: [(String, JSONNode)] = []
        for name in distinct((0..<count).map { _ in pick(names) }) {
            let value =
                chance(20)
                ? JSONNode.object([])
                : condition(headerValues, headerExpressions)
            members.append((name, value))
        }
        return members
    }

    mutating func redirect(mayRewritePrefix: Bool) -> JSONNode {
        var members: [(String, JSONNode)] = []
        if mayRewritePrefix {
            members.append(("prefixRewrite", .string(pick(["/n", "/n/", "/"]))))
        } else if chance(60) {
            members.append(("uri", .string(pick(["/new", "/new?x=1", "/", "/n/%20", "/a#f"]))))
        }
        if chance(40) || members.isEmpty {
            members.append(("authority", .string(pick(["new.example.com", "n.example.com:8443"]))))
        }
        if chance(25) { members.append(("scheme", .string(pick(["http", "https"])))) }
        if chance(20) {
            members.append(("port", .number(pick([80, 443, 8080]))))
        } else if chance(10) {
            members.append(
                ("derivePort", .string(pick(["FROM_REQUEST_PORT", "FROM_PROTOCOL_DEFAULT"]))))
        }
        if chance(40) {
            members.append(("redirectCode", .number(pick([301, 302, 303, 307, 308]))))
        }
        return .object(members)
    }

    mutating func directResponse() -> JSONNode {
        // Envoy sends a body with 204 too, which breaks the connection.
        let status: Double = pick([200, 204, 201, 404, 418, 503, 301])
        var members: [(String, JSONNode)] = [("status", .number(status))]
        if status != 204 && chance(60) {
            members.append(("body", ["string": .string(pick(["hello", "{}", "~100%"]))]))
        }
        return .object(members)
    }

    private mutating func forward() -> [(String, JSONNode)] {
        var members: [(String, JSONNode)] = []
        let count = chance(70) ? 1 : Int.random(in: 2...3, using: &random)
        let weights: [Double] = [0, 1, 10, 30, 50, 90]
        var destinations: [JSONNode] = []
        for index in 0..<count {
            var entry: [(String, JSONNode)] = [("destination", destination())]
            if count > 1 { entry.append(("weight", .number(index == 0 ? 20 : pick(weights)))) }
            if chance(15) { entry.append(("headers", headers())) }
            destinations.append(.object(entry))
        }
        members.append(("route", .list(destinations)))
        if chance(25) { members.append(("rewrite", rewrite())) }
        if chance(15) { members.append(("timeout", .string(pick(["1s", "1.5s", "250ms"])))) }
        if chance(15) { members.append(("retries", retries())) }
        if chance(8) { members.append(("mirror", destination())) }
        if chance(6) { members.append(("fault", fault())) }
        return members
    }

    mutating func destination() -> JSONNode {
        var members: [(String, JSONNode)] = [
            ("host", .string(pick(Alphabets.services + ["v1", "v2", "unknown.test"])))
        ]
        if chance(25) { members.append(("subset", .string(pick(["blue", "green"])))) }
        if chance(40) { members.append(("port", ["number": .number(pick([80, 8080]))])) }
        return .object(members)
    }

    mutating func rewrite() -> JSONNode {
        var members: [(String, JSONNode)] = []
        switch Int.random(in: 0..<3, using: &random) {
        case 0: members.append(("uri", .string(pick(["/x", "/x/", "/", "x", "/x?y=1"]))))
        case 1:
            let pairs = [
                ("/a", "/b"), ("^/([^/]+)/(.*)$", "/\\2/\\1"), ("b*", "-"), (".*", "/all"),
                ("(a)|(b)", "[\\1\\2]"), ("/api/v([0-9])", "/v\\1"), ("/", "//"),
            ]
            let pair = pick(pairs)
            members.append(
                ("uriRegexRewrite", ["match": .string(pair.0), "rewrite": .string(pair.1)]))
        default: break
        }
        if members.isEmpty || chance(40) {
            members.append(("authority", .string(pick(["rw.example.com", "rw.example.com:81"]))))
        }
        return .object(members)
    }

    mutating func retries() -> JSONNode {
        var members: [(String, JSONNode)] = [("attempts", .number(pick([0, 1, 3])))]
        if case .number(let attempts) = members[0].1, attempts > 0 {
            if chance(50) {
                members.append(("retryOn", .string(pick(["5xx", "503,reset", "gateway-error"]))))
            }
            if chance(30) { members.append(("perTryTimeout", "2s")) }
        }
        return .object(members)
    }

    private mutating func fault() -> JSONNode {
        let share: JSONNode = ["value": .number(pick([100, 0]))]
        if chance(70) {
            return ["abort": ["httpStatus": .number(pick([503, 418])), "percentage": share]]
        }
        return ["abort": ["grpcStatus": "UNAVAILABLE", "percentage": share]]
    }

    private mutating func headers() -> JSONNode {
        var members: [(String, JSONNode)] = []
        for side in ["request", "response"] where chance(70) {
            var operations: [(String, JSONNode)] = []
            let names =
                side == "request" ? ["x-a", "x-b", "x-new", "wid"] : ["x-r", "x-s", "server"]
            for kind in ["set", "add"] where chance(55) {
                let name = pick(names)
                let texts = side == "request" ? Alphabets.values.dropLast(2) : Alphabets.values[...]
                operations.append((kind, .object([(name, .string(pick(Array(texts))))])))
            }
            if chance(25) { operations.append(("remove", [.string(pick(names))])) }
            members.append((side, .object(operations)))
        }
        return .object(members)
    }

    mutating func cors() -> JSONNode {
        var members: [(String, JSONNode)] = [
            (
                "allowOrigins",
                [
                    pick(
                        [
                            ["exact": "https://app.test"], ["prefix": "https://"],
                            ["regex": "https://[a-z]+\\.test"],
                        ] as [JSONNode])
                ]
            )
        ]
        if chance(60) { members.append(("allowMethods", ["GET", "POST"])) }
        if chance(40) { members.append(("allowHeaders", ["x-a", "x-b"])) }
        if chance(30) { members.append(("maxAge", "1h")) }
        if chance(20) { members.append(("allowCredentials", true)) }
        if chance(20) { members.append(("unmatchedPreflights", "IGNORE")) }
        return .object(members)
    }
}
