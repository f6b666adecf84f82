package import IstioConfig
package import Routing

/// The Gateways and ports of a gateway proxy, for a request to a port without server.
package struct ServedGateways: Sendable {
    /// A Gateway for other proxies.
    package struct Other: Sendable {
        /// Namespace and name.
        package let name: String
        /// The labels that a proxy must have.
        package let selector: String
        /// Where the Gateway is written.
        package let location: RuleLocation
    }

    /// The servers of the proxy on all ports.
    package let servers: [GatewayServer]
    /// The Gateways that have a server on the port but do not select the proxy.
    package let others: [Other]

    /// Examines all Gateways that the linker knows.
    package init(_ linker: Linker, for proxy: Proxy) {
        var notes: [String] = []
        servers = proxy.isSidecar ? [] : linker.gatewayServers(proxy, &notes).accepted
        others = linker.context.configuration.gateways.compactMap { gateway in
            let isOnPort = gateway.servers.contains { $0.port?.number?.value == proxy.port }
            if !isOnPort || GatewayServers.serves(proxy, gateway) { return nil }
            let name = gateway.metadata.fullName
            let labels = gateway.selector.map { "\($0.key.value)=\($0.value.value)" }
            return Other(
                name: name, selector: labels.joined(separator: ","), location: gateway.location)
        }
    }
}
