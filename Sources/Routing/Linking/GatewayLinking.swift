import IstioConfig

/// Builds the virtual hosts of a gateway's port: VirtualServices on one host are merged.
///
/// Source: istio-semantics 3.3 (`buildGatewayHTTPRouteConfig`).
struct GatewayLinking {
    let services: [ResolvedVirtualService]
    let visibility: Visibility
    let proxy: Proxy
    var builder: RouteBuilder
    private var hosts: [String: VirtualHost] = [:]
    /// Routes by VirtualService and gateway, made with the first server that yields any.
    private var built: [BuiltKey: [Route]] = [:]
    private let limits: LinkingLimits
    private var comparisonsLeft: Int
    private var routesLeft: Int
    private var hasRefused = false

    private struct BuiltKey: Hashable {
        let service: Int
        let gateway: String
    }

    init(
        services: [ResolvedVirtualService], visibility: Visibility, builder: RouteBuilder,
        limits: LinkingLimits,
    ) {
        self.limits = limits
        comparisonsLeft = limits.maximumHostComparisons
        routesLeft = limits.maximumRoutes
        self.services = services
        self.visibility = visibility
        proxy = builder.proxy
        self.builder = builder
    }

    /// Returns the virtual hosts for servers that share a port, sorted by name.
    mutating func virtualHosts(for servers: [GatewayServer]) -> [VirtualHost] {
        for server in servers {
            for index in visibility.visible(from: proxy.namespace, under: server.gateway) {
                add(index, to: server)
            }
            if server.redirectsToHTTPS {
                for host in server.hosts { requireTLS(ASCII.lowercased(host), server) }
            }
        }
        if hosts.isEmpty {
            let port = servers.first?.port ?? proxy.port
            return [VirtualHost(name: "blackhole:\(port)", domains: ["*"], routes: [])]
        }
        return hosts.values.map(Self.withCatchAllsLast)
            .sorted { ASCII.isOrdered($0.name, before: $1.name) }
    }

    private mutating func add(_ index: Int, to server: GatewayServer) {
        let service = services[index]
        comparisonsLeft -= server.hosts.count * service.hosts.count + 1
        if isExhausted(service) { return }
        let shared = HostName.intersection(server.hosts(for: service.namespace), service.hosts)
        if shared.isEmpty { return }
        let routes = routes(of: index, server)
        if routes.isEmpty { return }
        routesLeft -= routes.count * shared.count
        if isExhausted(service) { return }
        for host in shared.map(ASCII.lowercased) {
            hosts[host, default: Self.host(host, server)].append(routes)
            if server.redirectsToHTTPS { hosts[host]?.requiresTLS = true }
        }
    }

    /// Notes once that the rules are beyond the limits, after which nothing is added any more.
    private mutating func isExhausted(_ service: ResolvedVirtualService) -> Bool {
        if comparisonsLeft >= 0 && routesLeft >= 0 { return false }
        if !hasRefused {
            hasRefused = true
            builder.refusals.append(
                comparisonsLeft < 0
                    ? .tooManyHosts(limits, at: service.location)
                    : Diagnostic(
                        .error, code: "VS250",
                        "the table has more than \(limits.maximumRoutes) routes, counted for each "
                            + "host", at: service.location))
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
        hosts[host, default: Self.host(host, server)].requiresTLS = true
    }

    private static func host(_ host: String, _ server: GatewayServer) -> VirtualHost {
        VirtualHost(name: ServiceDomains.withPort(host, server.port), domains: [host], routes: [])
    }

    /// Moves the routes that take everything behind all others, order kept otherwise.
    private static func withCatchAllsLast(_ host: VirtualHost) -> VirtualHost {
        let areCatchAlls = host.routes.indices.map { host.routes[$0].isCatchAll }
        if areCatchAlls.drop(while: { !$0 }).allSatisfy({ $0 }) { return host }
        var host = host
        host.routes =
            host.routes.filter { !$0.isCatchAll } + host.routes.filter(\.isCatchAll)
        return host
    }
}

extension VirtualHost {
    /// Adds routes behind those that are there; the first list is shared, not copied.
    fileprivate mutating func append(_ more: [Route]) {
        if routes.isEmpty { routes = more } else { routes += more }
    }
}
