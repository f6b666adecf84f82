import ASCIIText
import IstioConfig
import IstioNames

/// A VirtualService with completed names and with its delegates' rules.
///
/// A class, since it is shared widely and never changes.
final class ResolvedVirtualService: Sendable {
    /// The position in the configuration's order, which breaks ties.
    let serial: Int
    let name: String
    let namespace: String
    let creationTimestamp: String
    let location: RuleLocation
    /// The hosts, completed; empty for a delegate.
    let hosts: [String]
    /// Each is `namespace/name` or `mesh`; never empty.
    let gateways: [String]
    /// The namespaces that see it; `*` is all.
    let exportTo: Set<String>
    /// The rules; those of delegates replace the rules that refer to them.
    let rules: [HTTPRoute]
    /// The position of each rule in `spec.http` as written; `nil` if it equals the index.
    ///
    /// A delegate's rule has the position of the rule that refers to the delegate.
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
        // Most names are complete already; the rules then stay shared with the configuration.
        let areComplete = source.http.allSatisfy { $0.hasCompleteNames(in: namespace) }
        rules = areComplete ? source.http : source.http.map { $0.withCompleteNames(in: namespace) }
        positions = nil
    }

    /// Creates a copy with other rules at the given positions.
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

    /// The name by which other objects refer to it, `namespace/name`.
    var fullName: String { "\(namespace)/\(name)" }

    /// Whether every namespace sees it.
    var isPublic: Bool { exportTo.contains("*") }

    /// Istio's order: age, then name, then namespace (docs/semantics/istio.md 2.3).
    ///
    /// Ties keep the order of the configuration.
    static func isOlder(
        _ left: ResolvedVirtualService, than right: ResolvedVirtualService,
    ) -> Bool {
        if let order = order(left.creationTimestamp, right.creationTimestamp) { return order }
        if let order = order(left.name, right.name) { return order }
        if let order = order(left.namespace, right.namespace) { return order }
        return left.serial < right.serial
    }

    /// Whether the left text precedes the right one; `nil` if they are equal.
    private static func order(_ left: String, _ right: String) -> Bool? {
        if ASCII.isOrdered(left, before: right) { return true }
        return ASCII.isOrdered(right, before: left) ? false : nil
    }
}

extension HTTPRoute {
    /// Whether the hosts of destinations and the names of gateways are already complete.
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

    /// The rule with completed hosts of destinations and names of gateways.
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
