public import IstioConfig
public import Routing

/// Compiles a configuration into the route table of one proxy.
///
/// Names are completed, delegates merged and VirtualServices ordered only once; `link(_:)` may then
/// be called for many proxies.
public struct Linker: Sendable {
    /// What may be assumed if the configuration does not specify it.
    public struct Assumptions: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int

        /// Creates a set of bits.
        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// A missing Gateway is one HTTP server on the proxy's port for all hosts.
        public static let gateways = Assumptions(rawValue: 1)
        /// Without any Service or ServiceEntry, every host that is not a wildcard is a service.
        ///
        /// It has the proxy's port.
        public static let services = Assumptions(rawValue: 2)
    }

    let context: LinkingContext
    /// The VirtualServices with hosts, delegates merged, in Istio's order.
    let services: [ResolvedVirtualService]
    let visibility: Visibility
    /// What is refused for every proxy.
    private let refusals: [Diagnostic]
    /// A location in the rules, for substitutes of missing objects; `nil` without rules.
    let location: RuleLocation?

    /// Prepares a configuration.
    ///
    /// - Complexity: linear in the configuration, and n log n for the order of VirtualServices.
    public init(
        _ configuration: Configuration, assuming assumptions: Assumptions = [],
        limits: LinkingLimits = LinkingLimits(),
    ) {
        self.init(
            LinkingContext(configuration, assuming: assumptions, limits: limits),
            configuration.virtualServices.enumerated().map {
                ResolvedVirtualService($1, serial: $0)
            })
    }

    /// Prepares VirtualServices with complete names, in the configuration's order.
    init(_ context: LinkingContext, _ all: [ResolvedVirtualService]) {
        self.context = context
        location = all.first?.location
        var delegates = DelegateMerging(all, limits: context.limits)
        let roots = all.filter { !$0.hosts.isEmpty }.map { delegates.merge(into: $0) }
        refusals = delegates.refusals
        services = roots.sorted(by: ResolvedVirtualService.isOlder)
        visibility = Visibility(services)
    }

    /// Builds the route table that the proxy would receive.
    ///
    /// A gateway without server on the port gets a table without virtual hosts, so that every
    /// request gets 404. A sidecar without service on the port gets one that passes every request
    /// through.
    ///
    /// - Throws: ``LinkError`` with everything that Envoy would refuse, since it would refuse the
    ///   whole table, or with what exceeds the limits.
    /// - Complexity: near linear in the rules that concern the proxy.
    public func link(_ proxy: Proxy) throws(LinkError) -> RouteTable {
        proxy.isSidecar ? try linkedSidecar(proxy).table : try linkedGateway(proxy).table
    }

    /// Returns what Envoy would refuse of the rules for any proxy, sorted by location.
    ///
    /// Istio's webhook accepts it, and Envoy then refuses all routes of the proxy together.
    ///
    /// - Complexity: linear in the rules.
    public func envoyRefusals() -> [Diagnostic] {
        var builder = RouteBuilder(
            proxy: Proxy(kind: .everyGateway), patterns: context.patterns, ports: { _, _ in nil },
            hashedHosts: context.registry.hashedHosts, isForEveryProxy: true)
        for service in services {
            _ = builder.routes(of: service, for: RouteBuilder.Listener(gateway: "mesh", port: 80))
        }
        var seen: Set<Diagnostic> = []
        return (refusals + builder.refusals).filter { seen.insert($0).inserted }.sorted()
    }

    /// Builds a gateway's route table, and returns the contribution of each VirtualService.
    func linkedGateway(
        _ proxy: Proxy,
    ) throws(LinkError) -> (table: RouteTable, linking: GatewayLinking) {
        try Self.check(refusals)
        var notes: [String] = []
        let servers = gatewayServers(proxy, &notes).servers(on: proxy.port)
        let ports = DestinationPorts(context.registry, for: proxy)
        let builder = RouteBuilder(
            proxy: proxy, patterns: context.patterns, ports: { ports.ports(of: $0, from: $1) },
            hashedHosts: context.registry.hashedHosts)
        var linking = GatewayLinking(
            services: services, visibility: visibility, servers: servers, builder: builder,
            limits: context.limits)
        var hosts = linking.virtualHosts()
        try Self.check(linking.refusals)
        if hosts.isEmpty && !servers.isEmpty { hosts = [linking.blackhole] }
        let table = RouteTable(
            name: servers.first?.routeName ?? "http.\(proxy.port)", proxy: proxy,
            virtualHosts: hosts, hasListener: !servers.isEmpty, assumptions: notes)
        return (table, linking)
    }

    /// The servers of all Gateways that the proxy serves, including assumed ones.
    func gatewayServers(_ proxy: Proxy, _ notes: inout [String]) -> GatewayServers {
        let configuration = context.configuration
        return GatewayServers(
            configuration.gateways + assumedGateways(proxy, &notes), for: proxy,
            ports: GatewayPorts(configuration, for: proxy))
    }

    /// The servers that a gateway proxy has on its port; none for a sidecar.
    package func servers(of proxy: Proxy) -> [GatewayServer] {
        var notes: [String] = []
        return proxy.isSidecar ? [] : gatewayServers(proxy, &notes).servers(on: proxy.port)
    }

    /// Builds a sidecar's route table, and returns the claims of each VirtualService.
    func linkedSidecar(
        _ proxy: Proxy,
    ) throws(LinkError) -> SidecarTable {
        try Self.check(refusals)
        var notes: [String] = []
        let imports = SidecarImports(context.configuration.sidecars, for: proxy)
        let registry = assumedRegistry(proxy, &notes)
        let hostCount = registry.all.count + services.reduce(0) { $0 + $1.hosts.count }
        if let refusal = context.refusal(comparing: hostCount, with: imports) {
            try Self.check([refusal])
        }
        let reachable = MeshServices(registry, imports: imports, proxy: proxy)
        let builder = RouteBuilder(
            proxy: proxy, patterns: context.patterns,
            ports: { host, _ in reachable.positions[host] == nil ? nil : [proxy.port] },
            hashedHosts: registry.hashedHosts)
        var linking = SidecarLinking(reachable: reachable, imports: imports, builder: builder)
        let claims = linking.candidates(of: services, visibility)
        try Self.check(linking.builder.refusals)
        let table = RouteTable(
            name: String(proxy.port), proxy: proxy,
            virtualHosts: linking.virtualHosts(claims.flatMap(\.candidates)),
            hasListener: linking.isRouted, assumptions: notes)
        return SidecarTable(table: table, linking: linking, claims: claims)
    }

    static func check(_ refusals: [Diagnostic]) throws(LinkError) {
        if !refusals.isEmpty { throw LinkError(diagnostics: refusals.sorted()) }
    }
}

/// A sidecar's route table with its sources.
struct SidecarTable {
    let table: RouteTable
    let linking: SidecarLinking
    /// What each VirtualService claims of the table, in Istio's order.
    let claims: [SidecarLinking.Claim]
}

/// Why a proxy has no route table: Envoy would refuse it, or it exceeds the limits.
public struct LinkError: Error, Sendable {
    /// What is refused, sorted by location.
    public let diagnostics: [Diagnostic]
}
