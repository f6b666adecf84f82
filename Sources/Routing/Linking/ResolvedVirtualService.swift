import IstioConfig

/// A VirtualService with complete names, and with its delegates' rules in their places.
struct ResolvedVirtualService: Sendable {
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
    /// The rules with their positions in `spec.http` as written; the rules of a delegate have the
    /// position of the rule that refers to it.
    var rules: [PlacedRule]

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
        exportTo = exported.isEmpty ? ["*"] : Set(exported)
        rules = source.http.enumerated().map { position, written in
            var rule = written
            rule.resolveNames(in: namespace)
            return PlacedRule(position: position, rule: rule)
        }
    }

    /// The name by which others refer to it, `namespace/name`.
    var fullName: String { "\(namespace)/\(name)" }

    /// Whether every namespace sees it.
    var isPublic: Bool { exportTo.contains("*") }

    /// Istio's order: age, then name, then namespace (istio-semantics 2.3); equals as configured.
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

/// A rule with its position in the VirtualService that it is written in, or referred to by.
struct PlacedRule: Sendable {
    let position: Int
    let rule: HTTPRoute
}

extension HTTPRoute {
    /// Completes the hosts of destinations and the names of gateways.
    fileprivate mutating func resolveNames(in namespace: String) {
        for index in route.indices {
            route[index].destination?.resolveHost(in: namespace)
        }
        mirror?.resolveHost(in: namespace)
        for index in mirrors.indices {
            mirrors[index].destination?.resolveHost(in: namespace)
        }
        for entry in match.indices {
            for index in match[entry].gateways.indices {
                let name = match[entry].gateways[index].value
                match[entry].gateways[index].value = NameResolution.gateway(name, in: namespace)
            }
        }
    }
}

extension Destination {
    fileprivate mutating func resolveHost(in namespace: String) {
        guard let name = host else { return }
        host?.value = NameResolution.host(name.value, in: namespace)
    }
}
