import IstioConfig
import IstioLinking
import Routing

/// The items of one virtual host of a proxy's table.
final class VirtualHostItems {
    /// The items of each route.
    let routes: [RouteItems]
    /// The conditions on the proxy, which any request to the virtual host shows.
    private var proxyObservations: [CoverageObservation]?
    /// The routes of which a request could show more, in order.
    private var open: [Int]

    /// Finds the items.
    init(
        _ host: VirtualHost, of table: RouteTable, _ source: CoverageSource, in coverage: Coverage,
    ) {
        let servers = source.linker.servers(of: table.proxy)
        var items: [RuleLocation: [Int]] = [:]
        for place in host.routes.compactMap(\.origin?.virtualServiceLocation)
        where items[place] == nil {
            let service = source.services[place]
            let hosts = service.map { source.hosts(of: $0, for: host) } ?? []
            let gateways = service.map {
                source.gateways(of: $0, for: host, by: table.proxy.isSidecar ? nil : servers)
            }
            items[place] =
                hosts.compactMap { coverage.index(.host, $0.location) }
                + (gateways ?? []).compactMap { coverage.index(.gateway, $0.location) }
        }
        routes = host.routes.map { route in
            let place = route.origin?.virtualServiceLocation
            return RouteItems(
                route, of: source, in: coverage, also: place.flatMap { items[$0] } ?? [])
        }
        open = Array(routes.indices)
    }

    /// What every request to the virtual host shows; `authority` is one of its Hosts.
    func proxyObservations(
        of table: RouteTable, for authority: [UInt8], _ source: CoverageSource,
        in coverage: Coverage,
    ) -> [CoverageObservation] {
        if let proxyObservations { return proxyObservations }
        let failing = source.failingProxyConditions(of: table, for: authority)
        let all =
            routes.flatMap(\.proxyConditions).map(CoverageObservation.held)
            + failing.compactMap { coverage.index(.condition, $0.location) }.map { .failed($0) }
        proxyObservations = all
        return all
    }

    /// What a request shows of the evaluated routes, up to the deciding one.
    func observations(
        of request: NormalizedRequest, decidedBy route: Int?, in coverage: Coverage,
    ) -> [CoverageObservation] {
        var observations: [CoverageObservation] = []
        for position in open where position <= route ?? routes.count {
            observations += routes[position].observations(of: request)
        }
        return observations
    }

    /// Removes the routes of which no request can show more.
    func close(_ coverage: Coverage) {
        open.removeAll { !routes[$0].isOpen(coverage) }
    }
}
