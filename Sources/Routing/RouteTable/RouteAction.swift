package import RegularExpressions

/// What a route does with a request.
package enum RouteAction: Sendable {
    /// Redirects the client.
    case redirect(Redirect)
    /// Sends a response itself.
    case directResponse(DirectResponse)
    /// Forwards to a destination.
    case forward(Forward)
}

/// Envoy's `RedirectAction`, as Istio sets it (docs/semantics/istio.md 5.1).
package struct Redirect: Sendable {
    /// The path of the target.
    package enum Path: Sendable {
        /// The request's own path.
        case keep
        /// Another path; its own query, if any, replaces the request's.
        case replace([UInt8])
        /// Other bytes instead of the matched prefix.
        case replacePrefix([UInt8])
    }

    /// The scheme, or `nil` for the request's.
    package var scheme: [UInt8]?
    /// The host, or `nil` for the request's.
    package var host: [UInt8]?
    /// The port, 0 for none.
    package var port: UInt32 = 0
    /// The path.
    package var path: Path = .keep
    /// The status: 301, 302, 303, 307 or 308.
    package var status: UInt32 = 301

    /// Creates a redirect to the request's own address.
    package init() {}
}

/// Envoy's `DirectResponseAction`.
package struct DirectResponse: Sendable {
    /// The status.
    package var status: UInt32
    /// The body; empty for none.
    package var body: [UInt8]

    /// Creates a response.
    package init(status: UInt32, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// Envoy's `RouteAction`: the destination, and how the request is changed.
package struct Forward: Sendable {
    /// How the path is rewritten.
    package enum PathRewrite: Sendable {
        /// Other bytes instead of the matched prefix, or of the whole path.
        case prefix([UInt8])
        /// Other bytes instead of every occurrence of an expression.
        case regex(ReplacingExpression)
    }

    /// The destination.
    package var clusters: ClusterChoice
    /// How the path is rewritten, if at all.
    package var pathRewrite: PathRewrite?
    /// The new authority, if there is one.
    package var hostRewrite: [UInt8]?
    /// The timeout in nanoseconds; 0 for none.
    package var timeoutNanoseconds: Int64 = 0
    /// When to retry; `nil` for never.
    package var retries: RetryPolicy?
    /// The clusters that receive copies.
    package var mirrors: [Mirror] = []

    /// Creates an action that forwards requests unchanged.
    package init(clusters: ClusterChoice) {
        self.clusters = clusters
    }

    /// One cluster, or several with weights.
    package enum ClusterChoice: Sendable {
        /// One cluster for every request.
        case one(Cluster)
        /// Clusters with weights, none of them 0; the random number decides.
        case weighted([WeightedCluster])
        /// The client's original destination; only on sidecars, for unknown hosts.
        case originalDestination
    }
}

/// One of several weighted clusters.
package struct WeightedCluster: Sendable {
    /// The cluster.
    package var cluster: Cluster
    /// The weight, at least 1.
    package var weight: UInt32
    /// Operations on the request's headers, applied before the route's.
    package var requestHeaders = HeaderMutations()
    /// Operations on the response's headers, applied before the route's.
    package var responseHeaders = HeaderMutations()
    /// The new authority, unless the route has one.
    package var hostRewrite: [UInt8]?

    /// Creates a weighted cluster without operations.
    package init(cluster: Cluster, weight: UInt32) {
        self.cluster = cluster
        self.weight = weight
    }
}

/// A destination as Envoy knows it.
public struct Cluster: Hashable, Sendable {
    /// The host with short names completed; empty if none is written.
    public let host: String
    /// The port.
    public let port: UInt32
    /// The subset, empty for none.
    public let subset: String

    /// Creates a cluster.
    package init(host: String, port: UInt32, subset: String) {
        self.host = host
        self.port = port
        self.subset = subset
    }

    /// Envoy's name of the cluster, `outbound|PORT|SUBSET|HOST`, or `UnknownService` without host.
    public var name: String {
        host.isEmpty ? "UnknownService" : "outbound|\(port)|\(subset)|\(host)"
    }
}

/// A cluster that receives copies of requests.
package struct Mirror: Sendable {
    /// The cluster.
    package var cluster: Cluster
    /// The share.
    package var share: FractionalPercent

    /// Creates a mirror.
    package init(cluster: Cluster, share: FractionalPercent) {
        self.cluster = cluster
        self.share = share
    }
}
