public import IstioConfig

/// Turns a configuration into the route table of one proxy.
///
/// Names are completed, delegates merged and VirtualServices ordered once; `link(_:)` may then be
/// called for many proxies.
public struct Linker: Sendable {
    /// What may be taken for granted where the configuration is silent.
    public struct Assumptions: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int

        /// Creates a set of bits.
        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// A Gateway that is named but not given is one HTTP server on the asked port for all hosts.
        public static let gateways = Assumptions(rawValue: 1)
        /// Without any Service and ServiceEntry, every plain host of a VirtualService is a service
        /// that has the asked port.
        public static let services = Assumptions(rawValue: 2)
    }

    let configuration: Configuration
    let assumptions: Assumptions
    let services: [ResolvedVirtualService]
    private let visibility: Visibility
    let registry: ServiceRegistry
    private let patterns = PatternCache()

    /// Prepares a configuration.
    ///
    /// - Complexity: linear in the configuration, and n log n for the order of VirtualServices.
    public init(_ configuration: Configuration, assuming assumptions: Assumptions = []) {
        self.configuration = configuration
        self.assumptions = assumptions
        let all = configuration.virtualServices.map(ResolvedVirtualService.init)
        let delegates = DelegateMerging(all)
        var roots = all.filter { !$0.hosts.isEmpty }
        for index in roots.indices { roots[index].rules = delegates.merge(into: roots[index]) }
        services = roots.sorted(by: ResolvedVirtualService.isOlder)
        visibility = Visibility(services)
        registry = ServiceRegistry(configuration)
    }

    /// Makes the route table that the proxy would get.
    ///
    /// A gateway without server on the port gets a table without virtual hosts, so that every
    /// request is answered 404. A sidecar without service on the port gets one that lets every
    /// request pass.
    ///
    /// - Throws: ``LinkError`` with everything that Envoy would refuse, since it would refuse the
    ///   whole table.
    /// - Complexity: near linear in the rules that concern the proxy.
    public func link(_ proxy: Proxy) throws(LinkError) -> RouteTable {
        proxy.isSidecar ? try linkSidecar(proxy) : try linkGateway(proxy)
    }

    private func linkGateway(_ proxy: Proxy) throws(LinkError) -> RouteTable {
        var notes: [String] = []
        let assumed = assumedGateways(proxy, &notes)
        let servers = GatewayServers(
            configuration.gateways + assumed, for: proxy,
            ports: GatewayPorts(configuration, for: proxy)
        ).servers(on: proxy.port)
        let builder = RouteBuilder(
            proxy: proxy, patterns: patterns,
            ports: { registry.gatewayPorts(host: $0, namespace: $1, proxy: proxy) },
            hashedHosts: registry.hashedHosts)
        var linking = GatewayLinking(services: services, visibility: visibility, builder: builder)
        let hosts = servers.isEmpty ? [] : linking.virtualHosts(for: servers)
        try Self.check(linking.builder.refusals)
        return RouteTable(
            name: servers.first?.routeName ?? "http.\(proxy.port)", proxy: proxy,
            virtualHosts: hosts, assumptions: notes)
    }

    private func linkSidecar(_ proxy: Proxy) throws(LinkError) -> RouteTable {
        var notes: [String] = []
        let imports = SidecarImports(configuration.sidecars, for: proxy)
        let registry = assumedRegistry(proxy, &notes)
        let reachable = MeshServices(registry, imports: imports, proxy: proxy)
        let builder = RouteBuilder(
            proxy: proxy, patterns: patterns,
            ports: { host, _ in reachable.positions[host] == nil ? nil : [proxy.port] },
            hashedHosts: registry.hashedHosts)
        var linking = SidecarLinking(
            services: services, reachable: reachable, imports: imports, builder: builder)
        let isRouted = reachable.haveHTTP || imports.hasOwnListener
        let visible = isRouted ? visibility.visible(from: proxy.namespace, under: "mesh") : []
        let hosts = linking.virtualHosts(applying: visible)
        try Self.check(linking.builder.refusals)
        return RouteTable(
            name: String(proxy.port), proxy: proxy, virtualHosts: hosts, assumptions: notes)
    }

    private static func check(_ refusals: [Diagnostic]) throws(LinkError) {
        if !refusals.isEmpty { throw LinkError(diagnostics: refusals.sorted()) }
    }
}

/// Why Envoy would refuse the route table of a proxy.
public struct LinkError: Error, Sendable {
    /// What is refused, sorted by place.
    public let diagnostics: [Diagnostic]
}
