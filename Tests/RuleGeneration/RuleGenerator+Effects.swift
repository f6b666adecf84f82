package import Routing

/// Rules that change much, and requests that match them: above all headers, which clusters and
/// routes change in turn and show in each other's values.
extension RuleGenerator {
    private static let changed = [
        "x-a", "X-A", "x-b", "x-new", "accept", "te", "content-type", "location", "grpc-timeout",
        "x-request-id", "x-forwarded-proto", "origin", "user-agent",
    ]
    private static let shown =
        changed + [
            ":path", ":authority", ":method", ":scheme", "host", "x-none", "x-forwarded-for",
            "x-envoy-external-address", "connection", "upgrade", "referer", "keep-alive",
            "x-envoy-attempt-count", "x-envoy-original-path", "x-envoy-internal",
        ]
    private static let ruleCount = 6

    /// Returns a configuration with one VirtualService for a gateway and one for the mesh.
    package mutating func effectfulConfiguration() -> String {
        var objects = Self.fixedObjects
        for (name, hosts, gateway) in [
            ("at-gateway", ["*"], "istio-system/public"), ("in-mesh", Alphabets.services, "mesh"),
        ] {
            let rules = (0..<Self.ruleCount).map { effectfulRule($0) }
            let spec: [(String, JSONNode)] = [
                ("hosts", .list(hosts.map { .string($0) })),
                ("gateways", [.string(gateway)]), ("http", .list(rules)),
            ]
            objects.append(object(name, namespace: "example", spec))
        }
        return objects.map(\.text).joined(separator: "\n---\n") + "\n"
    }

    /// Returns requests for a gateway and for a sidecar that match the rules.
    package mutating func effectfulQuestions(
        _ count: Int, id prefix: String,
    ) -> [(Proxy, [(id: String, request: Request)])] {
        let proxies = [
            Proxy(kind: .gateway, labels: ["istio": "public"], port: 80),
            Proxy(kind: .sidecar, namespace: "example", labels: ["app": "web"], port: 80),
        ]
        return proxies.map { proxy in
            (
                proxy,
                (0..<count).map { index in
                    let request = effectfulRequest(isSidecar: proxy.isSidecar)
                    return (
                        "\(prefix)-\(proxy.isSidecar ? "sidecar" : "gateway")-\(index)", request
                    )
                }
            )
        }
    }

    private mutating func effectfulRule(_ position: Int) -> JSONNode {
        var members: [(String, JSONNode)] = [("name", .string("r\(position)"))]
        let uri: JSONNode =
            chance(70)
            ? ["prefix": .string("/r\(position)")] : ["regex": .string("/r\(position)(/.*)?")]
        members.append(("match", [["uri": uri]]))
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: members.append(("redirect", redirect(mayRewritePrefix: chance(50))))
        case 2: members.append(("directResponse", directResponse()))
        default: members += effectfulForward()
        }
        if chance(90) { members.append(("headers", changes())) }
        if chance(40) { members.append(("corsPolicy", cors())) }
        return .object(members)
    }

    private mutating func effectfulForward() -> [(String, JSONNode)] {
        let isSingle = chance(30)
        let destinations = (0..<(isSingle ? 1 : 2)).map { index in
            var entry: [(String, JSONNode)] = [("destination", destination())]
            if !isSingle { entry.append(("weight", .number(index == 0 ? 40 : 60))) }
            if chance(80) { entry.append(("headers", changes())) }
            return JSONNode.object(entry)
        }
        var members: [(String, JSONNode)] = [("route", .list(destinations))]
        if chance(60) { members.append(("rewrite", rewrite())) }
        if chance(40) { members.append(("timeout", .string(pick(["1s", "30h", "250ms"])))) }
        if chance(40) { members.append(("retries", retries())) }
        if chance(20) {
            members.append(
                (
                    "mirrors",
                    .list([
                        ["destination": destination(), "percentage": ["value": 30]],
                        ["destination": destination()],
                    ])
                ))
        }
        if chance(25) { members.append(("fault", effectfulFault())) }
        return members
    }

    private mutating func effectfulFault() -> JSONNode {
        let share: JSONNode = ["value": .number(pick([100, 100, 50]))]
        let status: (String, JSONNode) =
            chance(50)
            ? ("httpStatus", .number(pick([503, 401]))) : ("grpcStatus", "RESOURCE_EXHAUSTED")
        return [
            "abort": .object([status, ("percentage", share)]),
            "delay": ["fixedDelay": "2s", "percentage": ["value": 12.5]],
        ]
    }

    private mutating func changes() -> JSONNode {
        var members: [(String, JSONNode)] = []
        for side in ["request", "response"] where chance(85) {
            var operations: [(String, JSONNode)] = []
            for kind in ["set", "add"] where chance(75) {
                let names = distinct(some(Self.changed, 1...3))
                operations.append((kind, .object(names.map { ($0, .string(changedValue())) })))
            }
            if chance(40) {
                let names = distinct(some(Self.changed, 1...2))
                operations.append(("remove", .list(names.map { .string($0) })))
            }
            members.append((side, .object(operations)))
        }
        return .object(members)
    }

    private mutating func changedValue() -> String {
        (0..<pick([1, 1, 2, 3])).map { _ in
            let length = pick(["", "", ":1", ":3", ":0"])
            let name = pick(Self.shown)
            return switch Int.random(in: 0..<12, using: &random) {
            case 0...3: "%REQ(\(name))\(length)%"
            case 4: "%REQ(x-none?\(name))\(length)%"
            case 5: "%RESP(\(name))\(length)%"
            case 6: "%RESP(\(pick(Self.changed))?x-r)\(length)%"
            case 7: "%QUERY_PARAM(\(pick(Alphabets.parameters)))\(length)%"
            case 8: pick(["%UPSTREAM_CLUSTER%", "%ROUTE_NAME%", "%RESPONSE_CODE%"])
            case 9: pick(["%PROTOCOL%", "%%", "%HOSTNAME%"])
            default: pick(["one", "2", "x y", "~"])
            }
        }.joined()
    }

    private mutating func effectfulRequest(isSidecar: Bool) -> Request {
        let authorities =
            isSidecar ? Alphabets.services : ["a.example.com", "a.test:80", "a.test:443", "[::1]"]
        var path = "/r\(Int.random(in: 0..<Self.ruleCount, using: &random))"
        path += pick([
            "", "", "/", "/a", "/a/b", "/bb/ab?q=12", "?q=&user=me", "/../r0/%41?", "/x#f",
        ])
        if chance(4) { path = "http://v1.example.svc.cluster.local" + path }
        let isPreflight = chance(12)
        var request = Request(
            method: isPreflight ? "OPTIONS" : pick(["GET", "GET", "POST", "HEAD", "OPTIONS"]),
            scheme: chance(25) ? "https" : "http", authority: pick(authorities), path: path)
        if isPreflight {
            request.headers.append(HeaderField("access-control-request-method", "GET"))
        }
        let origins = ["https://app.test", "http://x", ""]
        if isPreflight || chance(30) {
            request.headers.append(HeaderField("Origin", pick(origins)))
        }
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            request.headers.append(effectfulHeader())
        }
        request.random = UInt64(Int.random(in: 0..<100, using: &random))
        request.upstream.status = pick([200, 404, 503])
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let name = pick(["x-r", "X-A", "x-b", "content-type", "location", "accept"])
            request.upstream.headers.append(HeaderField(name, pick(["up", "", "down, side"])))
        }
        return request
    }

    private mutating func effectfulHeader() -> HeaderField {
        let pairs = [
            ("x-a", "1"), ("X-A", "22"), ("x-b", ""), ("accept", "text/html"), ("Accept", "*/*"),
            ("user-agent", "test"), ("te", "gzip, trailers"), ("te", "gzip"),
            ("content-type", "application/grpc"), ("content-type", "application/grpc+proto"),
            ("content-type", "text/html"), ("grpc-timeout", "2S"), ("grpc-timeout", "150001u"),
            ("grpc-timeout", "99999999H"), ("grpc-timeout", "soon"), ("grpc-timeout", "1n"),
            ("x-forwarded-proto", "https"),
            ("x-forwarded-proto", "HTTPS"), ("x-forwarded-proto", "http"),
            ("x-forwarded-for", "10.1.2.3"), ("x-request-id", "id-1"),
            ("referer", "http://b.test/"),
            ("referer", "://"), ("keep-alive", "9"), ("x-envoy-attempt-count", "7"),
            ("x-envoy-internal", "true"), ("x-envoy-original-path", "/old"),
            ("origin", "https://app.test"),
        ]
        let pair = pick(pairs)
        return HeaderField(pair.0, pair.1)
    }
}
