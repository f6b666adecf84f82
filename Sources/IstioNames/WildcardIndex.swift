/// The VirtualService that Istio records for each host of the mesh: the one with that plain host,
/// else the one with the most specific wildcard; if several share a host, the first.
///
/// Case-sensitive, for hosts as written. Source: docs/semantics/istio.md 3.4, step C
/// (`computeWildcardHostVirtualServiceIndex`, `MostSpecificHostMatch`).
package struct WildcardIndex {
    private var byHost: [String: Int] = [:]
    private let hosts: HostIndex

    /// Indexes VirtualServices, given by position and hosts in their order.
    package init(_ candidates: [(position: Int, hosts: [String])]) {
        for (position, hosts) in candidates {
            for host in hosts where byHost[host] == nil { byHost[host] = position }
        }
        hosts = HostIndex(byHost.keys)
    }

    /// Returns the position of the VirtualService recorded for a service's host.
    package func virtualService(for host: String) -> Int? {
        if !HostName.isWildcard(host), let exact = byHost[host] { return exact }
        return hosts.covers(host).flatMap { byHost[$0] }
    }
}
