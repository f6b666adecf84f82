package import IstioConfig

/// Something that a VirtualService says for a Host, and that the proxy does not ask for it.
package struct Exclusion: Sendable {
    /// Why it is not asked.
    package enum Reason: Sendable {
        /// The VirtualService names none of the proxy's Gateways, for a sidecar not `mesh`.
        case otherGateways([String], wanted: String)
        /// `exportTo` leaves out the proxy's namespace.
        case notExported(namespace: String)
        /// The Sidecar resource imports none of the hosts.
        case notImported
        /// No server has a host in common with the VirtualService.
        case serverHosts([String])
        /// A server has the host for VirtualServices of other namespaces.
        case serverNamespaces([String])
        /// The host differs from what it should match in the case of letters.
        case hostCase(String)
        /// The host has no dot, so Istio completes it.
        case completed(host: String)
        /// The host has a dot, so Istio does not complete it to the service's name.
        case notCompleted(host: String)
        /// The rules are in another virtual host, and Envoy chose a more specific one.
        case lessSpecific(domain: String)
        /// In the mesh the host is no service on this port, and the port is not 80.
        case noService(host: String, port: UInt32)
        /// In the mesh an older VirtualService has the host alone.
        case takenBy(virtualService: String, location: RuleLocation)
        /// In the mesh a wildcard stands for the services that it matches, for no other name.
        case wildcardOfServices(host: String)
        /// A condition about the proxy does not hold.
        case proxyCondition(ProxyCondition)
        /// An earlier rule or entry of the VirtualService takes everything.
        case behindCatchAll(RuleLocation)
        /// There is no such delegate, or the root's namespace does not see it.
        case noDelegate(String)
        /// This entry of the delegate's rule contradicts every entry of the root's.
        case delegateConflict(root: RuleLocation)
    }

    /// The VirtualService's namespace and name, with a slash between.
    package let virtualService: String
    /// The rule's position, if a part of the VirtualService is meant.
    package let rule: Int?
    /// The entry's position, if an entry is meant.
    package let match: Int?
    /// Where what is meant is written.
    package let location: RuleLocation
    /// Why it is not asked.
    package let reason: Reason
}
