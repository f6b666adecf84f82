/// What was decided for a request: positions in the route table, small and trivially copyable.
///
/// `RouteTable.apply(_:to:)` tells what follows from it.
public struct Decision: Hashable, Sendable {
    /// What kind of answer the request gets.
    public enum Outcome: String, Hashable, Sendable {
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
    /// The virtual host's position in the table, if one was chosen.
    public var virtualHost: Int?
    /// The route's position in the virtual host, if one matched.
    public var route: Int?
    /// The position among the weighted clusters, if the route has several.
    public var cluster: Int?

    package init(
        _ outcome: Outcome, virtualHost: Int? = nil, route: Int? = nil, cluster: Int? = nil,
    ) {
        self.outcome = outcome
        self.virtualHost = virtualHost
        self.route = route
        self.cluster = cluster
    }
}
