/// A series of changes to a configuration, one VirtualService each.
extension RuleGenerator {
    /// One change.
    package enum Change {
        /// Add a VirtualService, given as a document, or replace the one with its name.
        case replace(String)
        /// Remove the VirtualService with this name, if there is one.
        case remove(name: String, namespace: String)
    }

    private static let names = ["vs0", "vs1", "vs2", "vs3", "d0", "d1"]
    private static let namespaces = ["example", "example", "other"]
    /// Hosts that are services, their short names and wildcards, and unknown hosts.
    private static let meshHosts =
        Alphabets.services + [
            "v1", "v2", "V1.example.svc.cluster.local", "v1.example", "free.example.com",
            "10.0.0.1",
        ]
    private static let meshWildcards = [
        "*.example.svc.cluster.local", "*.cluster.local", "*", "*.example.net", "*.example.com",
    ]

    /// A Gateway that redirects to `https`, has hosts for one namespace, and shares a port.
    package static let strangeGateway = #"""
        {"apiVersion": "networking.istio.io/v1", "kind": "Gateway",
         "metadata": {"name": "strange", "namespace": "istio-system"},
         "spec": {"selector": {"istio": "public"}, "servers": [
          {"port": {"number": 80, "name": "http", "protocol": "HTTP"},
           "tls": {"httpsRedirect": true}, "hosts": ["tls.example.com", "b.example.com"]},
          {"port": {"number": 8080, "name": "http", "protocol": "HTTP"},
           "hosts": ["example/*.example.com", "./x.example.com"]}]}}

        """#

    /// Returns the next change: rules, a delegate, or a removal, under a name that recurs.
    package mutating func change() -> Change {
        let name = pick(Self.names)
        let namespace = pick(Self.namespaces)
        if chance(25) { return .remove(name: name, namespace: namespace) }
        var spec: [(String, JSONNode)] = []
        let isDelegate = chance(name.hasPrefix("d") ? 80 : 8)
        if !isDelegate { spec += scope() }
        if chance(15) {
            spec.append(("exportTo", [.string(pick([".", "*", "example", "other"]))]))
        }
        let rules = (0..<Int.random(in: 1...3, using: &random)).map { position in
            !isDelegate && chance(25)
                ? reference(position) : rule(position, mustMatch: chance(80))
        }
        spec.append(("http", .list(rules + (chance(10) ? [Self.faultyRule] : []))))
        let metadata: JSONNode = [
            "name": .string(name), "namespace": .string(namespace),
            "creationTimestamp": .string("2024-01-01T00:00:0\(pick([1, 2, 3]))Z"),
        ]
        let object: JSONNode = [
            "apiVersion": "networking.istio.io/v1", "kind": "VirtualService",
            "metadata": metadata, "spec": .object(spec),
        ]
        return .replace(object.text + "\n")
    }

    /// Hosts and gateways.
    private mutating func scope() -> [(String, JSONNode)] {
        var gateways: [String] = []
        var hosts: [String] = []
        if chance(60) {
            gateways += some(["public", "internal", "strange"], 1...2).map { "istio-system/\($0)" }
            hosts += some(Alphabets.hosts + ["A.example.com", "tls.example.com"], 1...2)
        }
        if gateways.isEmpty || chance(30) {
            gateways.append("mesh")
            hosts += some(Self.meshHosts, 1...2)
            if chance(12) { hosts.append(pick(Self.meshWildcards)) }
        }
        return [
            ("hosts", .list(distinct(hosts).map { .string($0) })),
            ("gateways", .list(gateways.map { .string($0) })),
        ]
    }

    private mutating func reference(_ position: Int) -> JSONNode {
        var members: [(String, JSONNode)] = [
            ("name", .string("r\(position)")),
            ("delegate", ["name": .string(pick(["d0", "d1"])), "namespace": "example"]),
        ]
        if chance(60) { members.append(("match", .list([entry(0)]))) }
        return .object(members)
    }

    /// A rule that Envoy rejects.
    private static let faultyRule: JSONNode = [
        "match": [["uri": ["regex": "("]]], "directResponse": ["status": 200],
    ]
}
