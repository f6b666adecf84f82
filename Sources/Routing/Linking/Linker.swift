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
    private let limits: LinkingLimits
    /// What is refused whichever proxy asks.
    private let refusals: [Diagnostic]
    private let patterns = PatternCache()

    /// Prepares a configuration.
    ///
    /// - Complexity: linear in the configuration, and n log n for the order of VirtualServices.
    public init(
        _ configuration: Configuration, assuming assumptions: Assumptions = [],
        limits: LinkingLimits = LinkingLimits(),
    ) {
        self.configuration = configuration
        self.assumptions = assumptions
        self.limits = limits
        let all = configuration.virtualServices.map(ResolvedVirtualService.init)
        var delegates = DelegateMerging(all, limits: limits)
        let roots = all.filter { !$0.hosts.isEmpty }.map { delegates.merge(into: $0) }
        refusals = delegates.refusals
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
    ///   whole table, or with what is beyond the limits.
    /// - Complexity: near linear in the rules that concern the proxy.
    public func link(_ proxy: Proxy) throws(LinkError) -> RouteTable {
        try Self.check(refusals)
        return proxy.isSidecar ? try linkSidecar(proxy) : try linkGateway(proxy)
    }

    /// Returns what Envoy would refuse of the rules whichever proxy gets them, sorted by place.
    ///
    /// Istio's webhook lets it pass, and Envoy then refuses all routes of the proxy together.
    ///
    /// - Complexity: linear in the rules.
    public func envoyRefusals() -> [Diagnostic] {
        var builder = RouteBuilder(
            proxy: Proxy(kind: .everyGateway), patterns: patterns, ports: { _, _ in nil },
            hashedHosts: registry.hashedHosts, isForEveryProxy: true)
        for service in services {
            _ = builder.routes(of: service, for: RouteBuilder.Listener(gateway: "mesh", port: 80))
        }
        var seen: Set<Diagnostic> = []
        return (refusals + builder.refusals).filter { seen.insert($0).inserted }.sorted()
    }

    private func linkGateway(_ proxy: Proxy) throws(LinkError) -> RouteTable {
        var notes: [String] = []
        let assumed = assumedGateways(proxy, &notes)
        let servers = GatewayServers(
            configuration.gateways + assumed, for: proxy,
            ports: GatewayPorts(configuration, for: proxy)
        ).servers(on: proxy.port)
        let ports = DestinationPorts(registry, for: proxy)
        let builder = RouteBuilder(
            proxy: proxy, patterns: patterns, ports: ports.ports(of:from:),
            hashedHosts: registry.hashedHosts)
        var linking = GatewayLinking(
            services: services, visibility: visibility, builder: builder, limits: limits)
        let hosts = servers.isEmpty ? [] : linking.virtualHosts(for: servers)
        try Self.check(linking.builder.refusals)
        return RouteTable(
            name: servers.first?.routeName ?? "http.\(proxy.port)", proxy: proxy,
            virtualHosts: hosts, hasListener: !servers.isEmpty, assumptions: notes)
    }

    private func linkSidecar(_ proxy: Proxy) throws(LinkError) -> RouteTable {
        var notes: [String] = []
        let imports = SidecarImports(configuration.sidecars, for: proxy)
        let registry = assumedRegistry(proxy, &notes)
        try check(imports, registry)
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
            name: String(proxy.port), proxy: proxy, virtualHosts: hosts, hasListener: isRouted,
            assumptions: notes)
    }

    /// Every service and VirtualService is compared with every imported host.
    private func check(
        _ imports: SidecarImports, _ registry: ServiceRegistry,
    ) throws(LinkError) {
        let hosts = registry.all.count + services.reduce(0) { $0 + $1.hosts.count }
        let (comparisons, overflow) = hosts.multipliedReportingOverflow(by: imports.count)
        if !overflow && comparisons <= limits.maximumHostComparisons { return }
        guard let location = configuration.sidecars.first?.location else { return }
        try Self.check([.tooManyHosts(limits, at: location)])
    }

    private static func check(_ refusals: [Diagnostic]) throws(LinkError) {
        if !refusals.isEmpty { throw LinkError(diagnostics: refusals.sorted()) }
    }
}

/// Why a proxy has no route table: Envoy would refuse it, or it is beyond the limits.
public struct LinkError: Error, Sendable {
    /// What is refused, sorted by place.
    public let diagnostics: [Diagnostic]
}

extension Diagnostic {
    /// There are more host names than are compared.
    static func tooManyHosts(_ limits: LinkingLimits, at location: RuleLocation) -> Diagnostic {
        Diagnostic(
            .error, code: "VS251",
            "more than \(limits.maximumHostComparisons) pairs of hosts would have to be compared",
            at: location)
    }
}
