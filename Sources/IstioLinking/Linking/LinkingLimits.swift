/// Bounds on the results of linking untrusted rules, which may multiply.
///
/// If a bound is exceeded, ``Linker/link(_:)`` throws, with the location of the cause.
public struct LinkingLimits: Hashable, Sendable {
    /// How many rules and match entries delegate merging may examine; a million by default.
    ///
    /// Each entry of a root's rule is paired with each entry of each rule of its delegate.
    public var maximumMergedEntries = 1 << 20
    /// How many routes a table may have, counted for each virtual host; a million by default.
    ///
    /// On gateways the routes of a VirtualService are repeated for each of its hosts.
    public var maximumRoutes = 1 << 20
    /// How many pairs of host names may be compared for a table; 128 million by default.
    ///
    /// Each host of a Gateway's server is compared with each host of the VirtualServices that name
    /// the Gateway, and each egress host of a Sidecar with each service and VirtualService.
    public var maximumHostComparisons = 1 << 27

    /// Creates the default bounds.
    public init() {}
}
