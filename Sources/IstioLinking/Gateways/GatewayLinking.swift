import ASCIIText
import IstioConfig
import IstioNames
import Routing

/// Builds the virtual hosts of a gateway's port; VirtualServices for one host are merged.
///
/// Source: docs/semantics/istio.md 3.3 (`buildGatewayHTTPRouteConfig`).
struct GatewayLinking {
    /// What one VirtualService adds to the table.
    struct Contribution: Sendable {
        /// The virtual hosts with its routes, in lowercase, possibly with duplicates.
        fileprivate(set) var hosts: [String] = []
        /// The number of its routes in all of them.
        fileprivate(set) var routeCount = 0
        /// The number of pairs of hosts compared for it.
        fileprivate(set) var comparisonCount = 0
    }

    let services: [ResolvedVirtualService]
    let servers: [GatewayServer]
    private let visibility: Visibility
    private let proxy: Proxy
    private(set) var builder: RouteBuilder
    /// The hosts to build, `nil` for all; contributions are recorded for all hosts in any case.
    private let wanted: Set<String>?
    /// The virtual hosts by host in lowercase, before their routes are ordered.
    private(set) var hosts: [String: VirtualHost] = [:]
    /// What each VirtualService adds, by its position.
    private(set) var contributions: [Contribution]
    /// Routes by VirtualService and gateway, built for the first server that yields any.
    private var built: [BuiltKey: [Route]] = [:]
    private let limits: LinkingLimits
    private var comparisonsLeft: Int
    private var routesLeft: Int
    /// The refusal if a limit is exceeded.
    private var limitRefusal: Diagnostic?

    private struct BuiltKey: Hashable {
        let service: Int
        let gateway: String
    }

    init(
        services: [ResolvedVirtualService], visibility: Visibility, servers: [GatewayServer],
        builder: RouteBuilder, limits: LinkingLimits, wanted: Set<String>? = nil,
    ) {
        self.limits = limits
        comparisonsLeft = limits.maximumHostComparisons
        routesLeft = limits.maximumRoutes
        self.services = services
        self.visibility = visibility
        self.servers = servers
        self.wanted = wanted
        proxy = builder.proxy
        self.builder = builder
        contributions = Array(repeating: Contribution(), count: services.count)
    }

    /// Returns the virtual hosts of the servers, which share a port, sorted by name.
    mutating func virtualHosts() -> [VirtualHost] {
        for server in servers {
            for index in visibility.visible(from: proxy.namespace, under: server.gateway) {
                add(index, to: server)
            }
            if server.redirectsToHTTPS {
                for host in server.hosts { requireTLS(ASCII.lowercased(host), server) }
            }
        }
        return hosts.values.map(Self.withCatchAllsLast)
            .sorted { ASCII.isOrdered($0.name, before: $1.name) }
    }

    /// The virtual host of a gateway that has servers but no other virtual host.
    var blackhole: VirtualHost {
        let port = servers.first?.port ?? proxy.port
        return VirtualHost(name: "blackhole:\(port)", domains: ["*"], routes: [])
    }

    /// Whether the rules exceed the limits.
    var isBeyondLimits: Bool { limitRefusal != nil }

    /// What Envoy would refuse, and what exceeds the limits.
    var refusals: [Diagnostic] { builder.refusals + [limitRefusal].compactMap(\.self) }

    private func isWanted(_ host: String) -> Bool { wanted?.contains(host) ?? true }

    private mutating func add(_ index: Int, to server: GatewayServer) {
        let service = services[index]
        let comparisons = server.hosts.count * service.hosts.count + 1
        comparisonsLeft -= comparisons
        contributions[index].comparisonCount += comparisons
        if isExhausted(service) { return }
        let shared = HostName.intersection(server.hosts(for: service.namespace), service.hosts)
        if shared.isEmpty { return }
        let routes = routes(of: index, server)
        if routes.isEmpty { return }
        routesLeft -= routes.count * shared.count
        contributions[index].routeCount += routes.count * shared.count
        if isExhausted(service) { return }
        for host in shared.map(ASCII.lowercased) {
            contributions[index].hosts.append(host)
            if !isWanted(host) { continue }
            hosts[host, default: Self.host(host, server)].append(routes)
            if server.redirectsToHTTPS { hosts[host]?.requiresTLS = true }
        }
    }

    /// Records once that the rules exceed the limits; nothing is added afterwards.
    private mutating func isExhausted(_ service: ResolvedVirtualService) -> Bool {
        if comparisonsLeft >= 0 && routesLeft >= 0 { return false }
        if limitRefusal == nil {
            limitRefusal =
                comparisonsLeft < 0
                ? .tooManyHosts(limits, at: service.location)
                : Diagnostic(
                    .error, code: .tooManyRoutes,
                    "the table has more than \(limits.maximumRoutes) routes, counted for each "
                        + "host", at: service.location)
        }
        return true
    }

    private mutating func routes(of index: Int, _ server: GatewayServer) -> [Route] {
        let key = BuiltKey(service: index, gateway: server.gateway)
        if let known = built[key] { return known }
        let listener = RouteBuilder.Listener(
            gateway: server.gateway, port: server.port, hasTLS: server.hasTLS)
        let routes = builder.routes(of: services[index], for: listener)
        if !routes.isEmpty { built[key] = routes }
        return routes
    }

    private mutating func requireTLS(_ host: String, _ server: GatewayServer) {
        if !isWanted(host) { return }
        hosts[host, default: Self.host(host, server)].requiresTLS = true
    }

    private static func host(_ host: String, _ server: GatewayServer) -> VirtualHost {
        VirtualHost(name: ServiceDomains.withPort(host, server.port), domains: [host], routes: [])
    }

    /// Moves catch-all routes after all others; the order is otherwise kept.
    private static func withCatchAllsLast(_ host: VirtualHost) -> VirtualHost {
        let areCatchAlls = host.routes.indices.map { host.routes[$0].isCatchAll }
        if areCatchAlls.drop(while: { !$0 }).allSatisfy({ $0 }) { return host }
        var host = host
        let end = host.routes.lastIndex { !$0.isCatchAll } ?? 0
        let movedCount = host.routes[..<end].count { $0.isCatchAll }
        let others = host.routes.filter { !$0.isCatchAll }
        host.routes = others + host.routes.filter(\.isCatchAll)
        host.movedCatchAlls = others.count..<others.count + movedCount
        return host
    }
}

extension VirtualHost {
    /// Adds routes after the existing ones; the first list is shared, not copied.
    fileprivate mutating func append(_ more: [Route]) {
        if routes.isEmpty { routes = more } else { routes += more }
    }
}
