import IstioConfig
import Routing

/// The ports on which a gateway's pod listens for the ports that its Gateways name.
///
/// A Service of the pod may map one to the other, and several servers may then share a listener.
/// Source: docs/semantics/istio.md 3.3 (`mergeGateways` uses the proxy's service targets).
struct GatewayPorts {
    private var targets: [UInt32: Set<UInt32>] = [:]

    /// Collects the services of the pod.
    ///
    /// These are Kubernetes Services in its namespace that select its labels, and ServiceEntries
    /// there that name its address as an endpoint.
    init(_ configuration: Configuration, for proxy: Proxy) {
        for service in configuration.services
        where service.metadata.effectiveNamespace == proxy.namespace && !service.selector.isEmpty
            && proxy.hasLabels(service.selector.map { ($0.key.value, $0.value.value) })
        {
            for port in service.ports { add(port) }
        }
        for entry in configuration.serviceEntries
        where entry.metadata.effectiveNamespace == proxy.namespace
            && entry.endpoints.contains(where: { $0.address.text() == proxy.address })
        {
            for port in entry.ports { add(port) }
        }
    }

    /// Returns the pod's ports for a server's port, or that port itself if no service maps it.
    func targets(of port: UInt32) -> [UInt32] {
        targets[port].map { $0.sorted() } ?? [port]
    }

    private mutating func add(_ port: ServicePort) {
        guard let number = port.number?.value else { return }
        targets[number, default: []].insert(port.targetPort?.value ?? number)
    }
}
