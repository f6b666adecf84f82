import ASCIIText
import IstioConfig
import IstioNames
import Routing

/// Builds the virtual hosts of a sidecar's port; each host belongs to one VirtualService.
///
/// Source: docs/semantics/istio.md 3.4 (`BuildSidecarOutboundVirtualHosts`), with its step names.
struct SidecarLinking: Sendable {
    /// A virtual host before names and domains are settled.
    struct Candidate: Sendable {
        let host: String
        let service: KnownService?
        let routes: [Route]
    }

    /// What one VirtualService claims of the table.
    struct Claim {
        let service: ResolvedVirtualService
        let candidates: [Candidate]
    }

    let reachable: MeshServices
    let imports: SidecarImports
    let proxy: Proxy
    /// Whether the proxy speaks HTTP on the port; if not, VirtualServices are ignored.
    let isRouted: Bool
    var builder: RouteBuilder

    init(reachable: MeshServices, imports: SidecarImports, builder: RouteBuilder) {
        self.reachable = reachable
        self.imports = imports
        proxy = builder.proxy
        isRouted = reachable.haveHTTP || imports.hasOwnListener
        self.builder = builder
    }

    /// Returns the virtual hosts, sorted by name; the one for unknown hosts is last.
    func virtualHosts(_ candidates: [Candidate]) -> [VirtualHost] {
        settled(candidates + defaults(reachable.entries.indices, besides: candidates))
            + [unknownHosts]
    }

    /// Returns the claims of each VirtualService, in Istio's order.
    ///
    /// Only the given VirtualServices compete for the services of a wildcard host.
    mutating func candidates(
        of services: [ResolvedVirtualService], _ visibility: Visibility,
    ) -> [Claim] {
        if !isRouted { return [] }
        let imported = visibility.visible(from: proxy.namespace, under: "mesh").filter {
            imports.importsVirtualService(
                namespace: services[$0].namespace, hosts: services[$0].hosts)
        }
        let recorded = servicesByVirtualService(imported, services)
        return imported.filter { isConcerned(services[$0]) }.map {
            Claim(
                service: services[$0],
                candidates: candidates(of: services[$0], recorded: recorded[$0] ?? []))
        }
    }

    /// Step B: on ports other than 80 a VirtualService must concern one of the services.
    private func isConcerned(_ service: ResolvedVirtualService) -> Bool {
        proxy.port == 80
            || service.hosts.contains {
                reachable.index.containsMatch(for: ASCII.lowercased($0))
            }
    }

    /// The services assigned to each VirtualService; hosts in mixed case are not found.
    ///
    /// Only needed if there is a wildcard host.
    private func servicesByVirtualService(
        _ imported: [Int], _ services: [ResolvedVirtualService],
    ) -> [Int: [MeshServices.Entry]] {
        let hosts = imported.lazy.flatMap { services[$0].hosts }
        if !hosts.contains(where: HostName.isWildcard) { return [:] }
        let index = WildcardIndex(imported.map { ($0, services[$0].hosts) })
        var result: [Int: [MeshServices.Entry]] = [:]
        for entry in reachable.entries where entry.service.host == entry.key {
            if let position = index.virtualService(for: entry.key) {
                result[position, default: []].append(entry)
            }
        }
        return result
    }

    /// Step C: separates hosts that are services from free ones.
    private mutating func candidates(
        of service: ResolvedVirtualService, recorded: [MeshServices.Entry],
    ) -> [Candidate] {
        let routes = builder.routes(
            of: service, for: RouteBuilder.Listener(gateway: "mesh", port: proxy.port))
        if routes.isEmpty { return [] }
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
        if own.isEmpty && proxy.port != 80 { return [] }
        return free.map { Candidate(host: $0, service: nil, routes: routes) }
            + own.map { Candidate(host: $0.key, service: $0.service, routes: routes) }
    }

    /// Step D: services without a VirtualService, given as positions among the reachable ones.
    func defaults(
        _ positions: some Sequence<Int>, besides candidates: [Candidate],
    ) -> [Candidate] {
        let attached = Set(candidates.lazy.filter { $0.service != nil }.map(\.host))
        return positions.lazy.map { reachable.entries[$0] }
            .filter { $0.kind.mayBeHTTP && !attached.contains($0.key) }.map { entry in
                Candidate(host: entry.key, service: entry.service, routes: [route(to: entry)])
            }
    }

    private func route(to entry: MeshServices.Entry) -> Route {
        let cluster = Cluster(host: entry.key, port: proxy.port, subset: "")
        var forward = Forward(clusters: .one(cluster))
        forward.retries = RetryTranslation.policy(
            nil, isHashed: builder.hashedHosts.contains(entry.service.host))
        return Route(
            name: "default", origin: nil, match: .everything, action: .forward(forward))
    }

    /// Step E: the first claim of a name or domain wins.
    func settled(_ candidates: [Candidate]) -> [VirtualHost] {
        let serviceHosts = Set(candidates.lazy.filter { $0.service != nil }.map(\.host))
        var names: Set<String> = []
        var taken: Set<String> = []
        var hosts: [VirtualHost] = []
        for candidate in candidates {
            let name = name(of: candidate)
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

    /// The name of the virtual host that a candidate may become.
    func name(of candidate: Candidate) -> String {
        ServiceDomains.withPort(candidate.host, proxy.port)
    }

    /// The domains that a candidate would have without competitors.
    func domains(of candidate: Candidate) -> [String] {
        guard let service = candidate.service else {
            return [ServiceDomains.bracketed(candidate.host)]
        }
        return ServiceDomains.domains(of: candidate.host, from: proxy.namespace)
            + service.addresses.filter { $0 != "0.0.0.0" }.map(ServiceDomains.bracketed)
    }

    /// Step F: requests for unknown hosts.
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
