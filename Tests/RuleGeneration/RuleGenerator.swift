import TestSupport

/// Generates configurations: Gateways, services, and VirtualServices that overlap, shadow each
/// other and nearly match.
///
/// Istio and Envoy accept all of them, so that decisions can be compared; the same seed generates
/// the same objects. Rules are named after their positions, `r0`, and entries `m0`.
package struct RuleGenerator {
    var random: SeededGenerator
    private var count = 0
    /// Whether rules and requests also have what no other program can be tested with, such as
    /// headers that the proxy generates, or what only a tree might confuse.
    let isWide: Bool

    /// Creates a generator from a seed.
    package init(seed: UInt64, isWide: Bool = false) {
        random = SeededGenerator(seed: seed)
        self.isWide = isWide
    }

    var headerNames: [String] {
        Alphabets.headerNames + (isWide ? Alphabets.wideHeaderNames : [])
    }

    var headerValues: [String] {
        Alphabets.headerValues + (isWide ? Alphabets.wideHeaderValues : [])
    }

    var headerExpressions: [String] {
        Alphabets.headerExpressions + (isWide ? Alphabets.wideExpressions : [])
    }

    var pathExpressions: [String] {
        Alphabets.pathExpressions + (isWide ? Alphabets.widePathExpressions : [])
    }

    /// Returns the objects of one configuration, one JSON object per document.
    package mutating func configuration() -> String {
        let services = Int.random(in: 1...4, using: &random)
        var objects = Self.fixedObjects
        var delegates: [JSONNode] = []
        for index in 0..<services {
            objects.append(virtualService(index, delegates: &delegates))
        }
        if chance(20) { objects.append(sidecarResource()) }
        if chance(15) { objects.append(hashingRule()) }
        return (objects + delegates).map(\.text).joined(separator: "\n---\n") + "\n"
    }

    /// Returns a configuration with one VirtualService of many rules for every host.
    package mutating func crowdedConfiguration(rules count: Int) -> String {
        let rules = (0..<count).map { rule($0, mustMatch: true) }
        let object = object(
            "crowded", namespace: "example",
            [
                ("hosts", ["*"]), ("gateways", ["istio-system/public"]),
                ("http", .list(rules)),
            ])
        return (Self.fixedObjects + [object]).map(\.text).joined(separator: "\n---\n") + "\n"
    }

    private mutating func virtualService(
        _ index: Int, delegates: inout [JSONNode],
    ) -> JSONNode {
        let isForMesh = chance(35)
        let isForBoth = chance(15)
        let hosts =
            isForMesh
            ? some(Alphabets.services, 1...2) : some(Alphabets.hosts.filter { $0 != "*" }, 1...2)
        var spec: [(String, JSONNode)] = [("hosts", .list(distinct(hosts).map { .string($0) }))]
        let gateways = ["istio-system/public", "istio-system/internal"]
        if isForBoth {
            spec.append(("gateways", .list([.string(pick(gateways)), "mesh"])))
        } else if !isForMesh {
            spec.append(("gateways", .list([.string(pick(gateways))])))
        }
        if chance(15) {
            spec.append(("exportTo", [.string(pick([".", "*", "example", "other"]))]))
        }
        var rules: [JSONNode] = []
        for position in 0..<Int.random(in: 1...6, using: &random) {
            if chance(8) {
                rules.append(delegation(position, index, &delegates))
            } else {
                rules.append(rule(position, mustMatch: chance(85)))
            }
        }
        spec.append(("http", .list(rules)))
        return object("vs\(index)", namespace: pick(["example", "example", "other"]), spec)
    }

    private mutating func delegation(
        _ position: Int, _ index: Int, _ delegates: inout [JSONNode],
    ) -> JSONNode {
        let name = "d\(delegates.count)"
        let rules = (0..<Int.random(in: 1...3, using: &random)).map {
            rule($0, mustMatch: chance(80))
        }
        delegates.append(
            object(name, namespace: "example", [("http", .list(rules))]))
        var members: [(String, JSONNode)] = [("name", .string("r\(position)"))]
        if chance(80) { members.append(("match", .list([entry(0)]))) }
        members.append(("delegate", ["name": .string(name), "namespace": "example"]))
        if chance(20) { members.append(("timeout", "7s")) }
        return .object(members)
    }

    mutating func object(
        _ name: String, namespace: String, _ spec: [(String, JSONNode)],
    ) -> JSONNode {
        count += 1
        let second = count % 60 < 10 ? "0\(count % 60)" : "\(count % 60)"
        return [
            "apiVersion": "networking.istio.io/v1", "kind": "VirtualService",
            "metadata": [
                "name": .string(name), "namespace": .string(namespace),
                "creationTimestamp": .string("2024-01-01T00:00:\(second)Z"),
            ],
            "spec": .object(spec),
        ]
    }

    private mutating func sidecarResource() -> JSONNode {
        let hosts = some(
            [
                "./*", "*/*", "example/*", "*/*.example.com", "other/*",
                "*/v1.example.svc.cluster.local",
            ],
            1...2)
        return [
            "apiVersion": "networking.istio.io/v1", "kind": "Sidecar",
            "metadata": ["name": "default", "namespace": .string(pick(["example", "other"]))],
            "spec": [
                "egress": [["hosts": .list(distinct(hosts).map { .string($0) })]]
            ],
        ]
    }

    private mutating func hashingRule() -> JSONNode {
        [
            "apiVersion": "networking.istio.io/v1", "kind": "DestinationRule",
            "metadata": ["name": "hashed", "namespace": "example"],
            "spec": [
                "host": .string(pick(Alphabets.services)),
                "trafficPolicy": [
                    "loadBalancer": ["consistentHash": ["httpHeaderName": "x-user"]]
                ],
            ],
        ]
    }

    /// Returns `true` with a probability of this many percent.
    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    /// A random element of a list.
    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: 0..<list.count, using: &random)]
    }

    /// Random elements of a list, possibly repeated.
    mutating func some<Element>(_ list: [Element], _ counts: ClosedRange<Int>) -> [Element] {
        (0..<Int.random(in: counts, using: &random)).map { _ in pick(list) }
    }

    /// The list without repetitions, in order.
    func distinct(_ list: [String]) -> [String] {
        var seen: Set<String> = []
        return list.filter { seen.insert($0).inserted }
    }
}
