package import IstioConfig

/// A part of a VirtualService that concerns a Host but that the proxy does not evaluate for it.
package struct Exclusion: Sendable {
    /// Why it is not evaluated.
    package enum Reason: Sendable {
        /// The VirtualService names none of the proxy's Gateways, or for a sidecar not `mesh`.
        case otherGateways([String], wanted: String)
        /// `exportTo` leaves out the proxy's namespace.
        case notExported(namespace: String)
        /// The Sidecar resource imports none of the hosts.
        case notImported
        /// No server has a host in common with the VirtualService.
        case serverHosts([String])
        /// A server has the host only for VirtualServices of other namespaces.
        case serverNamespaces([String])
        /// The host differs only in the case of letters.
        case hostCase(String)
        /// The host has no dot, so Istio completes it.
        case completed(host: String)
        /// The host has a dot, so Istio does not complete it to the service's name.
        case notCompleted(host: String)
        /// The rules are in another virtual host, and Envoy chose a more specific one.
        case lessSpecific(domain: String)
        /// In the mesh the host is not a service on this port, and the port is not 80.
        case noService(host: String, port: UInt32)
        /// In the mesh an older VirtualService owns the host.
        case takenBy(virtualService: String, location: RuleLocation)
        /// In the mesh a wildcard applies to the services that it matches, and to no other name.
        case wildcardOfServices(host: String)
        /// A condition on the proxy does not hold.
        case proxyCondition(ProxyCondition)
        /// An earlier rule or entry of the VirtualService matches everything.
        case afterCatchAll(RuleLocation)
        /// The delegate does not exist, or is not visible to the root's namespace.
        case noDelegate(String)
        /// This entry of the delegate's rule contradicts every entry of the root's.
        case delegateConflict(root: RuleLocation)
    }

    /// The VirtualService's namespace and name, separated by a slash.
    package let virtualService: String
    /// The rule's position, if only a part of the VirtualService is excluded.
    package let rule: Int?
    /// The entry's position, if an entry is excluded.
    package let match: Int?
    /// Where the excluded part is written.
    package let location: RuleLocation
    /// Why it is not evaluated.
    package let reason: Reason
}
