import ASCIIText
import IstioConfig
import Routing

/// The servers that a gateway proxy serves, without those that Istio skips.
///
/// Source: docs/semantics/istio.md 2.6 and 3.3 (`mergeGateways`).
struct GatewayServers {
    /// The servers that have HTTP routing, in Istio's order.
    private(set) var accepted: [GatewayServer] = []
    private var tlsHosts: [UInt32: [String: String]] = [:]
    private var plainPorts: [UInt32: (isHTTP: Bool, bind: String)] = [:]
    private var usedPorts: Set<UInt32> = []
    private var usedHTTPSNames: Set<String> = []

    init(_ gateways: [Gateway], for proxy: Proxy, ports: GatewayPorts) {
        for gateway in Self.inOrder(gateways) where Self.serves(proxy, gateway) {
            for server in gateway.servers {
                for real in ports.targets(of: server.port?.number?.value ?? 0) {
                    add(GatewayServer(server, of: gateway, listeningOn: real))
                }
            }
        }
    }

    /// The servers of the configuration for a port; plain HTTP precedes HTTPS.
    func servers(on port: UInt32) -> [GatewayServer] {
        let plain = accepted.first { $0.routeName == "http.\(port)" }
        let named =
            plain ?? accepted.first { $0.routeName?.hasPrefix("https.\(port).") == true }
            ?? accepted.first { $0.port == port }
        return accepted.filter { $0.routeName == named?.routeName }
    }

    /// Whether the proxy serves a Gateway, by its labels or by name.
    static func serves(_ proxy: Proxy, _ gateway: Gateway) -> Bool {
        switch proxy.kind {
        case .gateway:
            proxy.hasLabels(gateway.selector.map { ($0.key.value, $0.value.value) })
        case .gatewayNamed(let names):
            names.contains(
                gateway.metadata.fullName)
        case .everyGateway: true
        case .sidecar: false
        }
    }

    private static func inOrder(_ gateways: [Gateway]) -> [Gateway] {
        gateways.sorted { left, right in
            key(left).lexicographicallyPrecedes(key(right), by: ASCII.isOrdered(_:before:))
        }
    }

    private static func key(_ gateway: Gateway) -> [String] {
        let metadata = gateway.metadata
        return [
            metadata.creationTimestamp.text(), metadata.name.text(), metadata.effectiveNamespace,
        ]
    }

    /// Accepts or skips a server (docs/semantics/istio.md 3.3, skipped servers).
    private mutating func add(_ server: GatewayServer) {
        if server.hasTLS && isTaken(server) { return }
        if usedPorts.contains(server.realPort) {
            if !fitsOccupiedPort(server) { return }
        } else {
            usedPorts.insert(server.realPort)
            if !server.usesTLSPort {
                plainPorts[server.realPort] = (server.isHTTP, server.bind)
            }
        }
        guard let name = server.routeName else { return }
        usedHTTPSNames.insert(name)
        accepted.append(server)
    }

    /// Whether an earlier TLS server on the port has one of the hosts; if not, records the hosts.
    private mutating func isTaken(_ server: GatewayServer) -> Bool {
        let taken = tlsHosts[server.realPort] ?? [:]
        if server.hosts.contains(where: { taken[$0] == server.bind }) { return true }
        for host in server.hosts { tlsHosts[server.realPort, default: [:]][host] = server.bind }
        return false
    }

    private mutating func fitsOccupiedPort(_ server: GatewayServer) -> Bool {
        if let holder = plainPorts[server.realPort] {
            return holder.bind != server.bind || (holder.isHTTP && server.isHTTP)
        }
        if !server.usesTLSPort {
            plainPorts[server.realPort] = (server.isHTTP, server.bind)
            return true
        }
        guard let name = server.routeName else { return true }
        return !usedHTTPSNames.contains(name)
    }
}
