/// What was decided for a request: positions in the route table, small and trivially copyable.
///
/// `RouteTable.apply(_:to:)` tells what follows from it.
public struct Decision: Hashable, BitwiseCopyable, Sendable {
    /// What kind of answer the request gets.
    public enum Outcome: String, Hashable, BitwiseCopyable, Sendable {
        /// A rule forwards the request.
        case route
        /// A rule, or the Gateway's `httpsRedirect`, answers with another address.
        case redirect
        /// A rule answers by itself.
        case directResponse
        /// No virtual host has the Host, or no route of it matches: 404.
        case noRoute
        /// A sidecar forwards the request, and no VirtualService is concerned.
        case passthrough
        /// The request is refused before routing: 400.
        case badRequest
        /// The deciding rule's fault answers.
        case abort
        /// The deciding rule's CORS policy answers.
        case preflight
    }

    /// What kind of answer the request gets.
    public let outcome: Outcome
    // Positions, -1 for none: four times four bytes instead of thrice sixteen.
    private let hostPosition: Int32
    private let routePosition: Int32
    private let clusterPosition: Int32

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

    /// Takes positions of which -1 stands for none.
    package init(
        _ outcome: Outcome, hostPosition: Int32, routePosition: Int32, clusterPosition: Int32,
    ) {
        self.outcome = outcome
        self.hostPosition = hostPosition
        self.routePosition = routePosition
        self.clusterPosition = clusterPosition
    }
}
