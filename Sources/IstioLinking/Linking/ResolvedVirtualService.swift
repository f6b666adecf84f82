import ASCIIText
import IstioConfig
import IstioNames

/// A VirtualService with complete names, and with its delegates' rules in their places.
///
/// A class, since it goes through many hands and never changes.
final class ResolvedVirtualService: Sendable {
    /// The place in the configuration's order, which decides between equals.
    let serial: Int
    let name: String
    let namespace: String
    let creationTimestamp: String
    let location: RuleLocation
    /// The hosts, completed; empty for a delegate.
    let hosts: [String]
    /// `namespace/name` each, or `mesh`; never empty.
    let gateways: [String]
    /// The namespaces that see it, `*` for all.
    let exportTo: Set<String>
    /// The rules, with those of delegates in the places of the rules that refer to them.
    let rules: [HTTPRoute]
    /// The position of each rule in `spec.http` as written, which for the rules of a delegate is
    /// that of the rule that refers to it; `nil` where every rule has its own.
    let positions: [Int]?

    private static let everyone: Set<String> = ["*"]

    init(_ source: VirtualService, serial: Int) {
        self.serial = serial
        name = source.metadata.name.text()
        namespace = source.metadata.effectiveNamespace
        creationTimestamp = source.metadata.creationTimestamp.text()
        location = source.location
        let namespace = namespace
        hosts = source.hosts.map { NameResolution.host($0.value, in: namespace) }
        let named = source.gateways.map { NameResolution.gateway($0.value, in: namespace) }
        gateways = named.isEmpty ? ["mesh"] : named
        let exported = source.exportTo.map { $0.value == "." ? namespace : $0.value }
        exportTo = exported.isEmpty ? Self.everyone : Set(exported)
        // Names are mostly complete, and the rules then stay shared with the configuration.
        let areComplete = source.http.allSatisfy { $0.hasCompleteNames(in: namespace) }
        rules = areComplete ? source.http : source.http.map { $0.withCompleteNames(in: namespace) }
        positions = nil
    }

    /// The same with other rules, which stand where `positions` says.
    init(_ root: ResolvedVirtualService, rules: [HTTPRoute], positions: [Int]) {
        serial = root.serial
        name = root.name
        namespace = root.namespace
        creationTimestamp = root.creationTimestamp
        location = root.location
        hosts = root.hosts
        gateways = root.gateways
        exportTo = root.exportTo
        self.rules = rules
        self.positions = positions
    }

    /// The rules, each with its position in `spec.http` as written.
    var placedRules: some Sequence<(position: Int, rule: HTTPRoute)> {
        rules.enumerated().lazy.map { [positions] index, rule in
            (position: positions?[index] ?? index, rule: rule)
        }
    }

    /// The name by which others refer to it, `namespace/name`.
    var fullName: String { "\(namespace)/\(name)" }

    /// Whether every namespace sees it.
    var isPublic: Bool { exportTo.contains("*") }

    /// Istio's order: age, then name, then namespace (docs/semantics/istio.md 2.3); equals as
    /// configured.
    static func isOlder(
        _ left: ResolvedVirtualService, than right: ResolvedVirtualService,
    ) -> Bool {
        if let order = order(left.creationTimestamp, right.creationTimestamp) { return order }
        if let order = order(left.name, right.name) { return order }
        if let order = order(left.namespace, right.namespace) { return order }
        return left.serial < right.serial
    }

    /// Whether the left text goes before the right one; `nil` for equal ones.
    private static func order(_ left: String, _ right: String) -> Bool? {
        if ASCII.isOrdered(left, before: right) { return true }
        return ASCII.isOrdered(right, before: left) ? false : nil
    }
}

extension HTTPRoute {
    /// Whether the hosts of destinations and the names of gateways need no completing.
    fileprivate func hasCompleteNames(in namespace: String) -> Bool {
        route.allSatisfy { $0.destination?.hasCompleteHost(in: namespace) ?? true }
            && mirror?.hasCompleteHost(in: namespace) ?? true
            && mirrors.allSatisfy { $0.destination?.hasCompleteHost(in: namespace) ?? true }
            && match.indices.allSatisfy { entry in
                match[entry].gateways.allSatisfy {
                    $0.value == NameResolution.gateway($0.value, in: namespace)
                }
            }
    }

    /// The rule with the hosts of destinations and the names of gateways completed.
    fileprivate func withCompleteNames(in namespace: String) -> HTTPRoute {
        var rule = self
        for index in route.indices {
            rule.route[index].destination?.completeHost(in: namespace)
        }
        rule.mirror?.completeHost(in: namespace)
        for index in mirrors.indices {
            rule.mirrors[index].destination?.completeHost(in: namespace)
        }
        for entry in match.indices {
            for (index, gateway) in match[entry].gateways.enumerated() {
                rule.match[entry].gateways[index].value = NameResolution.gateway(
                    gateway.value, in: namespace)
            }
        }
        return rule
    }
}

extension Destination {
    fileprivate func hasCompleteHost(in namespace: String) -> Bool {
        host.text() == NameResolution.host(host.text(), in: namespace)
    }

    fileprivate mutating func completeHost(in namespace: String) {
        guard let name = host?.value else { return }
        host?.value = NameResolution.host(name, in: namespace)
    }
}
