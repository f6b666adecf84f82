/// What was decided for a request: positions in the route table, small and trivially copyable.
///
/// `RouteTable.apply(_:to:)` computes its effect.
public struct Decision: Hashable, BitwiseCopyable, Sendable {
    /// The kind of response that the request gets.
    public enum Outcome: String, Hashable, BitwiseCopyable, Sendable {
        /// A rule forwards the request.
        case route
        /// A rule, or the Gateway's `httpsRedirect`, redirects the client.
        case redirect
        /// A rule sends a response itself.
        case directResponse
        /// No virtual host has the Host as a domain, or none of its routes matches: 404.
        case noRoute
        /// A sidecar forwards the request, which no VirtualService covers.
        case passthrough
        /// The request is refused, mostly with 400; an unsupported upgrade with 403.
        case badRequest
        /// The deciding rule's fault sends the reply.
        case abort
        /// The deciding rule's CORS policy sends the reply.
        case preflight
    }

    /// The kind of response that the request gets.
    public let outcome: Outcome
    // Positions, -1 for none: four times four bytes instead of three times sixteen.
    @usableFromInline let hostPosition: Int32
    @usableFromInline let routePosition: Int32
    @usableFromInline let clusterPosition: Int32

    /// The virtual host's position in the table, if one was chosen.
    public var virtualHost: Int? { hostPosition < 0 ? nil : Int(hostPosition) }
    /// The route's position in the virtual host, if one matched.
    public var route: Int? { routePosition < 0 ? nil : Int(routePosition) }
    /// The position among the weighted clusters, if the route has several.
    public var cluster: Int? { clusterPosition < 0 ? nil : Int(clusterPosition) }

    package init(
        _ outcome: Outcome, virtualHost: Int? = nil, route: Int? = nil, cluster: Int? = nil,
    ) {
        self.init(
            outcome, hostPosition: Int32(virtualHost ?? -1), routePosition: Int32(route ?? -1),
            clusterPosition: Int32(cluster ?? -1))
    }

    /// Creates a decision from positions, where -1 is none.
    @inlinable
    package init(
        _ outcome: Outcome, hostPosition: Int32, routePosition: Int32, clusterPosition: Int32,
    ) {
        self.outcome = outcome
        self.hostPosition = hostPosition
        self.routePosition = routePosition
        self.clusterPosition = clusterPosition
    }
}
