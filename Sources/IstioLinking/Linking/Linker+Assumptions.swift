import IstioConfig
import IstioNames
import Routing

/// Substitutes for objects that the user did not provide.
extension Linker {
    /// Gateways that are named but not provided: one HTTP server on the proxy's port for all hosts.
    func assumedGateways(_ proxy: Proxy, _ notes: inout [String]) -> [Gateway] {
        guard context.assumptions.contains(.gateways) else { return [] }
        var known = Set(context.configuration.gateways.map { $0.metadata.fullName })
        var missing: [String] = []
        for name in wantedGateways(proxy) where known.insert(name).inserted {
            missing.append(name)
        }
        guard let location else { return [] }
        return missing.map { name in
            notes.append(
                "no Gateway `\(name)` is given: taken as one HTTP server on port "
                    + "\(proxy.port) for all hosts")
            return Self.openGateway(name, port: proxy.port, location: location)
        }
    }

    private func wantedGateways(_ proxy: Proxy) -> [String] {
        switch proxy.kind {
        case .gatewayNamed(let names): names
        case .everyGateway: services.flatMap(\.gateways).filter { $0 != "mesh" }
        case .gateway, .sidecar: []
        }
    }

    private static func openGateway(
        _ name: String, port: UInt32, location: RuleLocation,
    ) -> Gateway {
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        var metadata = ObjectMetadata(location: location)
        metadata.namespace = Located(String(parts[0]), at: location)
        metadata.name = Located(String(parts.last ?? ""), at: location)
        var gateway = Gateway(metadata: metadata, location: location)
        var server = Gateway.Server(location: location)
        var serverPort = Gateway.ServerPort(location: location)
        serverPort.number = Located(port, at: location)
        serverPort.protocolName = Located("HTTP", at: location)
        server.port = serverPort
        server.hosts = [Located("*", at: location)]
        gateway.servers = [server]
        return gateway
    }

    /// If no service is provided: the hosts of the mesh's VirtualServices, on the proxy's port.
    func assumedRegistry(_ proxy: Proxy, _ notes: inout [String]) -> ServiceRegistry {
        let registry = context.registry
        guard context.assumptions.contains(.services), registry.all.isEmpty else { return registry }
        var hosts: [String] = []
        var seen: Set<String> = []
        for service in services where service.gateways.contains("mesh") {
            for host in service.hosts
            where !HostName.isWildcard(host) && seen.insert(host).inserted {
                hosts.append(host)
            }
        }
        guard !hosts.isEmpty, let location else { return registry }
        notes.append(
            "no Service and no ServiceEntry is given: every host of a VirtualService is taken as "
                + "a service with port \(proxy.port)")
        var metadata = ObjectMetadata(location: location)
        metadata.name = Located("assumed", at: location)
        var entry = ServiceEntry(metadata: metadata, location: location)
        entry.hosts = hosts.map { Located($0, at: location) }
        var port = ServicePort(location: location)
        port.number = Located(proxy.port, at: location)
        port.protocolName = Located("HTTP", at: location)
        entry.ports = [port]
        var assumed = Configuration()
        assumed.serviceEntries = [entry]
        assumed.destinationRules = context.configuration.destinationRules
        return ServiceRegistry(assumed)
    }
}
