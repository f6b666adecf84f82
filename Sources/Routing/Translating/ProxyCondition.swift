package import IstioConfig

/// A condition of a match entry that is about the proxy, not about a request.
///
/// Istio decides it when it makes the routes: an entry for which it fails is left out.
package enum ProxyCondition: Sendable {
    /// `port`: the Gateway server's port, for a sidecar the service's.
    case port(Located<UInt32>)
    /// `gateways`: the Gateways that the entry is for, `mesh` among them.
    case gateways([Located<String>])
    /// A label of `sourceLabels`.
    case sourceLabel(MapEntry<Located<String>>)
    /// `sourceNamespace`.
    case sourceNamespace(Located<String>)

    /// Returns the first condition of an entry that does not hold, or `nil` if all do.
    ///
    /// `gateways` switches labels and namespace off (istio-semantics 2.8).
    static func failing(
        in entry: HTTPMatchRequest, for proxy: Proxy, _ listener: RouteBuilder.Listener,
    ) -> ProxyCondition? {
        if let port = entry.port, port.value != 0 && port.value != listener.port {
            return .port(port)
        }
        if !entry.gateways.isEmpty {
            let isNamed = entry.gateways.contains { $0.value == listener.gateway }
            return isNamed ? nil : .gateways(entry.gateways)
        }
        if let label = entry.sourceLabels.first(where: {
            !proxy.hasLabels([($0.key.value, $0.value.value)])
        }) {
            return .sourceLabel(label)
        }
        if let namespace = entry.sourceNamespace, !namespace.value.isEmpty,
            namespace.value != proxy.namespace
        {
            return .sourceNamespace(namespace)
        }
        return nil
    }

    /// Where the condition is written.
    package var location: RuleLocation? {
        switch self {
        case .port(let port): port.location
        case .gateways(let names): names.first?.location
        case .sourceLabel(let label): label.key.location
        case .sourceNamespace(let name): name.location
        }
    }
}
