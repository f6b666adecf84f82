package import Routing

extension RuleGenerator {
    /// The proxies for requests.
    private static let proxies: [JSONNode] = [
        [
            "kind": "gateway", "namespace": "istio-system", "labels": ["istio": "public"],
            "port": 80,
        ],
        [
            "kind": "gateway", "namespace": "istio-system", "labels": ["istio": "public"],
            "port": 8080,
        ],
        [
            "kind": "gateway", "namespace": "istio-system", "labels": ["istio": "internal"],
            "port": 80,
        ],
        [
            "kind": "sidecar", "namespace": "example", "labels": ["app": "web", "version": "v1"],
            "port": 80,
        ],
        ["kind": "sidecar", "namespace": "other", "labels": ["app": "batch"], "port": 8080],
    ]

    /// Returns request records, one per line, from the texts of rules and similar ones.
    package mutating func requests(_ count: Int, id prefix: String) -> [String] {
        (0..<count).map { index in
            var members: [(String, JSONNode)] = [
                ("id", .string("\(prefix)-\(index)")), ("proxy", pick(Self.proxies)),
                ("method", .string(chance(70) ? "GET" : pick(Alphabets.methods))),
                ("authority", .string(pick(Alphabets.authorities))), ("path", .string(path())),
                ("headers", .list(headerPairs().map { [.string($0.0), .string($0.1)] })),
                ("random", .number(Double(Int.random(in: 0..<400, using: &random)))),
            ]
            if chance(5) { members.append(("scheme", "https")) }
            if chance(10) {
                members.append(("upstream", ["status": 503, "headers": [["x-r", "up"]]]))
            }
            return JSONNode.object(members).text
        }
    }

    /// Returns requests for each proxy, as values.
    package mutating func questions(
        _ count: Int, id prefix: String,
    ) -> [(Proxy, [(id: String, request: Request)])] {
        let proxies = [
            Proxy(kind: .gateway, labels: ["istio": "public"], port: 80),
            Proxy(kind: .gateway, labels: ["istio": "public"], port: 8080),
            Proxy(kind: .gateway, labels: ["istio": "internal"], port: 80),
            Proxy(
                kind: .sidecar, namespace: "example", labels: ["app": "web", "version": "v1"],
                port: 80),
            Proxy(kind: .sidecar, namespace: "other", labels: ["app": "batch"], port: 8080),
        ]
        return proxies.enumerated().map { number, proxy in
            (
                proxy,
                (0..<count / proxies.count).map { index in
                    ("\(prefix)-\(number)-\(index)", request())
                }
            )
        }
    }

    private mutating func request() -> Request {
        var request = Request(
            method: chance(70) ? "GET" : pick(Alphabets.methods),
            authority: pick(Alphabets.authorities))
        for kind in RouteCondition.Kind.allCases { addFields(kind, to: &request) }
        request.random = UInt64(Int.random(in: 0..<400, using: &random))
        if isWide && chance(10) { request.scheme = Array(pick(["https", "HTTP", ""]).utf8) }
        return request
    }

    /// Adds values for conditions of one kind, so that some hold.
    private mutating func addFields(_ kind: RouteCondition.Kind, to request: inout Request) {
        switch kind {
        case .path: request.path = Array(path().utf8)
        case .header: request.headers = headerPairs().map { HeaderField($0.0, $0.1) }
        // The query is part of the path.
        case .queryParameter: break
        case .claim:
            if isWide && chance(4) {
                request.claims[pick(Alphabets.claimNames)] = .string(pick(Alphabets.claimTexts))
            }
        }
    }

    private mutating func path() -> String {
        var path = pick(Alphabets.paths)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: path += "x"
        case 1: path = path.uppercased()
        case 2: path += "/../a"
        case 3: path = String(path.dropLast())
        case 4: path += "%41"
        case 5: path = "/." + path
        case 6: path += "/users"
        case 7 where isWide:
            path += pick(Alphabets.strangePaths)
        default: break
        }
        if !path.hasPrefix("/") { path = "/" + path }
        if chance(30) {
            let name = pick(Alphabets.parameters)
            path += "?\(name)" + (chance(80) ? "=" + pick(["1", "2", "12", "a", "v1", ""]) : "")
            if chance(20) { path += "&q=1" }
        }
        return path
    }

    private mutating func headerPairs() -> [(String, String)] {
        var pairs: [(String, String)] = []
        for _ in 0..<pick([0, 1, 1, 2, 3]) {
            pairs.append(
                (pick(headerNames), pick(headerValues + ["", "1x"])))
        }
        if chance(8) { pairs.append(("origin", pick(["https://app.test", "http://x"]))) }
        if chance(5) { pairs.append(("access-control-request-method", "GET")) }
        if chance(2) { pairs.append(("content-type", "application/grpc")) }
        return pairs
    }

    /// Gateways and services of every configuration.
    static let fixedObjects: [JSONNode] = [
        gateway(
            "public",
            [
                (80, ["*"]), (8080, ["*.example.com", "example.org"]),
            ]),
        gateway("internal", [(80, ["shop.example.com", "*.shop.example.com", "b.example.com"])]),
        service("v1", "example", "v1.example.svc.cluster.local", [80]),
        service("v2", "example", "v2.example.svc.cluster.local", [80, 8080]),
        service("v3", "other", "v3.other.svc.cluster.local", [8080]),
        service("ext", "example", "ext.example.net", [80]),
    ]

    private static func gateway(_ name: String, _ servers: [(Double, [String])]) -> JSONNode {
        [
            "apiVersion": "networking.istio.io/v1", "kind": "Gateway",
            "metadata": ["name": .string(name), "namespace": "istio-system"],
            "spec": [
                "selector": ["istio": .string(name)],
                "servers": .list(
                    servers.map { port, hosts in
                        [
                            "port": [
                                "number": .number(port), "protocol": "HTTP",
                                "name": .string("http-\(Int(port))"),
                            ],
                            "hosts": .list(hosts.map { .string($0) }),
                        ]
                    }),
            ],
        ]
    }

    private static func service(
        _ name: String, _ namespace: String, _ host: String, _ ports: [Double],
    ) -> JSONNode {
        [
            "apiVersion": "networking.istio.io/v1", "kind": "ServiceEntry",
            "metadata": ["name": .string(name), "namespace": .string(namespace)],
            "spec": [
                "hosts": [.string(host)], "location": "MESH_INTERNAL", "resolution": "STATIC",
                "ports": .list(
                    ports.map {
                        [
                            "number": .number($0), "name": .string("http-\(Int($0))"),
                            "protocol": "HTTP",
                        ]
                    }),
                "endpoints": [["address": "127.0.0.1"]],
            ],
        ]
    }
}
