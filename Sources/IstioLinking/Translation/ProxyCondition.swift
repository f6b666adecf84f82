package import IstioConfig
import Routing

/// A condition of a match entry on the proxy, not on a request.
///
/// Istio evaluates it when it generates the routes: an entry for which it fails is left out.
package enum ProxyCondition: Sendable {
    /// `port`: the Gateway server's port, for a sidecar the service's.
    case port(Located<UInt32>)
    /// `gateways`: the Gateways to which the entry applies, possibly `mesh`.
    case gateways([Located<String>])
    /// A label of `sourceLabels`.
    case sourceLabel(MapEntry<Located<String>>)
    /// `sourceNamespace`.
    case sourceNamespace(Located<String>)

    /// Returns the effective conditions of an entry, in the order in which Istio tests them.
    ///
    /// `gateways` disables labels and namespace (docs/semantics/istio.md 2.8); port 0 is any port.
    package static func all(of entry: HTTPMatchRequest) -> [ProxyCondition] {
        var all: [ProxyCondition] = []
        if let port = entry.port, port.value != 0 { all.append(.port(port)) }
        if !entry.gateways.isEmpty { return all + [.gateways(entry.gateways)] }
        all += entry.sourceLabels.map(ProxyCondition.sourceLabel)
        if let namespace = entry.sourceNamespace, !namespace.value.isEmpty {
            all.append(.sourceNamespace(namespace))
        }
        return all
    }

    /// Returns the first condition of an entry that does not hold, or `nil` if all do.
    static func failing(
        in entry: HTTPMatchRequest, for proxy: Proxy, _ listener: RouteBuilder.Listener,
    ) -> ProxyCondition? {
        all(of: entry).first { !$0.holds(for: proxy, listener) }
    }

    private func holds(for proxy: Proxy, _ listener: RouteBuilder.Listener) -> Bool {
        switch self {
        case .port(let port): port.value == listener.port
        case .gateways(let names): names.contains { $0.value == listener.gateway }
        case .sourceLabel(let label): proxy.hasLabels([(label.key.value, label.value.value)])
        case .sourceNamespace(let name): name.value == proxy.namespace
        }
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
