import IstioConfig

/// Builds the virtual hosts of a sidecar's port: one VirtualService takes a host alone.
///
/// Source: istio-semantics 3.4 (`BuildSidecarOutboundVirtualHosts`), steps as named there.
struct SidecarLinking {
    /// A virtual host before names and domains are settled.
    private struct Candidate {
        let host: String
        let service: KnownService?
        let routes: [Route]
    }

    let services: [ResolvedVirtualService]
    let reachable: MeshServices
    let imports: SidecarImports
    let proxy: Proxy
    var builder: RouteBuilder
    private var candidates: [Candidate] = []
    private var attached: Set<String> = []

    init(
        services: [ResolvedVirtualService], reachable: MeshServices, imports: SidecarImports,
        builder: RouteBuilder,
    ) {
        self.services = services
        self.reachable = reachable
        self.imports = imports
        proxy = builder.proxy
        self.builder = builder
    }

    /// Returns the virtual hosts, sorted by name, the one for unknown hosts last.
    mutating func virtualHosts(applying visible: [Int]) -> [VirtualHost] {
        let imported = visible.filter {
            imports.importsVirtualService(
                namespace: services[$0].namespace, hosts: services[$0].hosts)
        }
        let recorded = servicesByVirtualService(imported)
        for index in imported where isConcerned(services[index]) {
            add(services[index], recorded: recorded[index] ?? [])
        }
        addDefaults()
        return settled() + [unknownHosts]
    }

    /// Step B: on other ports than 80 a VirtualService must be about one of the services.
    private func isConcerned(_ service: ResolvedVirtualService) -> Bool {
        proxy.port == 80
            || service.hosts.contains {
                reachable.index.containsMatch(for: ASCII.lowercased($0))
            }
    }

    /// The services for which each VirtualService is recorded; hosts in mixed case are not found.
    private func servicesByVirtualService(_ imported: [Int]) -> [Int: [MeshServices.Entry]] {
        let index = WildcardIndex(imported.map { ($0, services[$0].hosts) })
        var result: [Int: [MeshServices.Entry]] = [:]
        for entry in reachable.entries where entry.service.host == entry.key {
            if let position = index.virtualService(for: entry.key) {
                result[position, default: []].append(entry)
            }
        }
        return result
    }

    /// Step C: tells hosts that are services from free ones.
    private mutating func add(
        _ service: ResolvedVirtualService, recorded: [MeshServices.Entry],
    ) {
        let routes = builder.routes(
            of: service, for: RouteBuilder.Listener(gateway: "mesh", port: proxy.port))
        if routes.isEmpty { return }
        var free: [String] = []
        var own: [MeshServices.Entry] = []
        var seen: Set<String> = []
        for host in service.hosts.map(ASCII.lowercased) {
            if !HostName.isWildcard(host) {
                guard let position = reachable.positions[host] else {
                    free.append(host)
                    continue
                }
                if seen.insert(host).inserted { own.append(reachable.entries[position]) }
            } else if reachable.index.containsMatch(for: host) {
                for entry in recorded
                where HostName.matches(host, entry.key) && seen.insert(entry.key).inserted {
                    own.append(entry)
                }
            } else {
                free.append(host)
            }
        }
        own.removeAll { !$0.kind.mayBeHTTP }
        if own.isEmpty && proxy.port != 80 { return }
        candidates += free.map { Candidate(host: $0, service: nil, routes: routes) }
        for entry in own {
            attached.insert(entry.key)
            candidates.append(
                Candidate(host: entry.key, service: entry.service, routes: routes))
        }
    }

    /// Step D: services without a VirtualService.
    private mutating func addDefaults() {
        for entry in reachable.entries where entry.kind.mayBeHTTP && !attached.contains(entry.key) {
            let cluster = Cluster(host: entry.key, port: proxy.port, subset: "")
            var forward = Forward(clusters: .one(cluster))
            forward.retries = RetryTranslation.policy(
                nil, isHashed: builder.hashedHosts.contains(entry.service.host))
            let route = Route(
                name: "default", origin: nil, match: .everything, action: .forward(forward))
            candidates.append(
                Candidate(host: entry.key, service: entry.service, routes: [route]))
        }
    }

    /// Step E: first come, first served, for names and for domains.
    private func settled() -> [VirtualHost] {
        let serviceHosts = Set(candidates.lazy.filter { $0.service != nil }.map(\.host))
        var names: Set<String> = []
        var taken: Set<String> = []
        var hosts: [VirtualHost] = []
        for candidate in candidates {
            let name = ServiceDomains.withPort(candidate.host, proxy.port)
            if !names.insert(name).inserted { continue }
            let wanted = domains(of: candidate)
            let free = wanted.enumerated().filter { position, domain in
                (position == 0 || !serviceHosts.contains(domain))
                    && taken.insert(ASCII.lowercased(domain)).inserted
            }
            if free.isEmpty { continue }
            hosts.append(
                VirtualHost(name: name, domains: free.map(\.element), routes: candidate.routes))
        }
        return hosts.sorted { ASCII.isOrdered($0.name, before: $1.name) }
    }

    private func domains(of candidate: Candidate) -> [String] {
        guard let service = candidate.service else {
            return [ServiceDomains.bracketed(candidate.host)]
        }
        return ServiceDomains.domains(of: candidate.host, from: proxy.namespace)
            + service.addresses.filter { $0 != "0.0.0.0" }.map(ServiceDomains.bracketed)
    }

    /// Step F: requests for hosts that nobody knows.
    private var unknownHosts: VirtualHost {
        let all = RouteMatch(path: .prefix([UInt8(ascii: "/")], ignoresCase: false))
        let isAllowed = imports.outboundMode == .allowAny
        let name = isAllowed ? "allow_any" : "block_all"
        let action: RouteAction =
            isAllowed
            ? .forward(Forward(clusters: .originalDestination))
            : .directResponse(DirectResponse(status: 502, body: []))
        return VirtualHost(
            name: name, domains: ["*"],
            routes: [Route(name: name, origin: nil, match: all, action: action)])
    }
}
