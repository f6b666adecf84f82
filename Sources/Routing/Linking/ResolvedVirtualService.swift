import IstioConfig

/// A VirtualService with complete names, and with its delegates' rules in their places.
struct ResolvedVirtualService: Sendable {
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

    init(_ source: VirtualService) {
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

    /// Whether every namespace sees it.
    var isPublic: Bool { exportTo.contains("*") }

    /// Istio's order: age, then name, then namespace (istio-semantics 2.3).
    static func isOlder(
        _ left: ResolvedVirtualService, than right: ResolvedVirtualService,
    ) -> Bool {
        let leftKey = [left.creationTimestamp, left.name, left.namespace]
        let rightKey = [right.creationTimestamp, right.name, right.namespace]
        return leftKey.lexicographicallyPrecedes(rightKey, by: ASCII.isOrdered(_:before:))
    }
}

/// A rule with its position in the VirtualService that it is written in, or referred to by.
struct PlacedRule: Sendable {
    let position: Int
    let rule: HTTPRoute
}

extension HTTPRoute {
    /// Completes the hosts of destinations and the names of gateways.
    ///
    /// Only what changes is written, since the rest is shared with the configuration.
    fileprivate mutating func resolveNames(in namespace: String) {
        for index in route.indices {
            guard var destination = route[index].destination else { continue }
            if destination.resolveHost(in: namespace) { route[index].destination = destination }
        }
        if var mirror, mirror.resolveHost(in: namespace) { self.mirror = mirror }
        for index in mirrors.indices {
            guard var destination = mirrors[index].destination else { continue }
            if destination.resolveHost(in: namespace) { mirrors[index].destination = destination }
        }
        for entry in match.indices {
            for (index, gateway) in match[entry].gateways.enumerated() {
                let name = NameResolution.gateway(gateway.value, in: namespace)
                if name != gateway.value { match[entry].gateways[index].value = name }
            }
        }
    }
}

extension Destination {
    /// Completes the host; returns whether that changed it.
    fileprivate mutating func resolveHost(in namespace: String) -> Bool {
        guard let name = host?.value else { return false }
        let complete = NameResolution.host(name, in: namespace)
        if complete == name { return false }
        host?.value = complete
        return true
    }
}
