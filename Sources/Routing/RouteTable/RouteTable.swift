/// What Envoy would hold for one proxy and port: virtual hosts, each an ordered list of routes.
///
/// The stage between linking and matching; `ReferenceMatcher` scans it. Every part is named as in
/// Envoy's RouteConfiguration, which Istio would send instead.
public struct RouteTable: Sendable {
    /// Istio's name for the configuration, such as `http.80` or, on a sidecar, `80`.
    public let name: String
    /// The proxy that receives the table.
    public let proxy: Proxy
    /// The virtual hosts in the order in which Istio sends them; the order has no effect.
    public let virtualHosts: [VirtualHost]
    /// Whether the proxy speaks HTTP on the port at all.
    ///
    /// If not, a gateway has no route for any request, and a sidecar forwards every connection
    /// without reading it.
    public let hasListener: Bool
    /// What was assumed because the configuration does not specify it.
    public let assumptions: [String]

    /// Creates a table.
    package init(
        name: String, proxy: Proxy, virtualHosts: [VirtualHost], hasListener: Bool,
        assumptions: [String],
    ) {
        self.name = name
        self.proxy = proxy
        self.virtualHosts = virtualHosts
        self.hasListener = hasListener
        self.assumptions = assumptions
    }

    /// Returns a table with only one of the virtual hosts.
    package func restricted(to virtualHost: Int) -> RouteTable {
        RouteTable(
            name: name, proxy: proxy, virtualHosts: [virtualHosts[virtualHost]],
            hasListener: hasListener, assumptions: assumptions)
    }
}

/// One virtual host: the routes for a list of domains.
public struct VirtualHost: Sendable {
    /// The name, `HOST:PORT`.
    public let name: String
    /// Hosts in lowercase, and wildcards `*TAIL` or `*`.
    public package(set) var domains: [String]
    /// The routes; the first that matches decides.
    public package(set) var routes: [Route]
    /// Whether plain requests are redirected to `https` before any route is tested.
    public package(set) var requiresTLS = false
    /// The positions of routes that match everything and that were moved to the end, after others.
    package var movedCatchAlls = 0..<0

    /// Creates a virtual host.
    package init(name: String, domains: [String], routes: [Route]) {
        self.name = name
        self.domains = domains
        self.routes = routes
    }
}
