/// Bounds on what linking makes of a stranger's rules, which may multiply.
///
/// Beyond them ``Linker/link(_:)`` throws, with the place of what was too much.
public struct LinkingLimits: Hashable, Sendable {
    /// How many rules and match entries the merging of delegates may look at; a million unless set.
    ///
    /// Each entry of a root's rule is paired with each entry of each rule of its delegate.
    public var maximumMergedEntries = 1 << 20
    /// How many routes a table may have, counted for each virtual host; a million unless set.
    ///
    /// On gateways the routes of a VirtualService are repeated for each of its hosts.
    public var maximumRoutes = 1 << 20
    /// How many pairs of host names may be compared for a table; 128 million unless set.
    ///
    /// Each host of a Gateway's server is compared with each host of the VirtualServices that name
    /// the Gateway, each egress host of a Sidecar with each service and VirtualService.
    public var maximumHostComparisons = 1 << 27

    /// Creates the default bounds.
    public init() {}
}
