public import Routing

/// Requests as a product: each method with each address and each set of headers.
///
/// Only the parts are stored, so a table of a million requests costs no more than its lists.
public struct RequestTable: Sendable {
    /// The maximum number of requests in one case.
    public static let maximumCount = 1_000_000

    /// The targets of the requests.
    enum Places: Sendable {
        /// Whole addresses.
        case addresses([RequestURL])
        /// Hosts and paths, in every combination.
        case parts(hosts: [String], paths: [String])

        var count: Int {
            switch self {
            case .addresses(let list): list.count
            case .parts(let hosts, let paths): hosts.count * paths.count
            }
        }
    }

    var methods = ["GET"]
    var places: Places
    var headerSets: [[HeaderField]] = [[]]
    var scheme: String?
    var proxy = ProxyChoice()
    var random: UInt64?
    var claims: [String: ClaimValue] = [:]
    var upstream: UpstreamResponse?

    init(_ places: Places) {
        self.places = places
    }

    /// The number of requests in the table.
    public var count: Int { methods.count * places.count * headerSets.count }

    /// Returns a request; methods vary slowest, headers fastest.
    public subscript(index: Int) -> TestRequest {
        let headers = headerSets[index % headerSets.count]
        let rest = index / headerSets.count
        let method = methods[rest / places.count]
        var request = Request(method: method, authority: nil, headers: headers)
        var port: UInt32?
        place(rest % places.count, &request, &port)
        if let scheme { request.scheme = Array(scheme.utf8) }
        request.random = random ?? 0
        request.claims = claims
        if let upstream { request.upstream = upstream }
        let standard: UInt32 = request.scheme.elementsEqual("https".utf8) ? 443 : 80
        return TestRequest(
            request: request, proxy: proxy, port: proxy.port ?? port ?? standard,
            hasRandom: random != nil, hasUpstream: upstream != nil)
    }

    private func place(_ index: Int, _ request: inout Request, _ port: inout UInt32?) {
        switch places {
        case .addresses(let list):
            request.scheme = list[index].scheme
            request.authority = list[index].authority
            request.path = list[index].target
            port = list[index].proxyPort
        case .parts(let hosts, let paths):
            request.authority = Array(hosts[index / paths.count].utf8)
            request.path = Array(paths[index % paths.count].utf8)
        }
        // As in curl, a header `Host` is the authority.
        let isHost = { (field: HeaderField) in
            field.name.count == 4
                && String(decoding: field.name, as: UTF8.self).lowercased() == "host"
        }
        guard let host = request.headers.last(where: isHost) else { return }
        request.authority = host.value
        request.headers.removeAll(where: isHost)
    }
}

/// One request of a case, and the proxy that decides it.
public struct TestRequest: Sendable {
    /// The request.
    public var request: Request
    /// The proxy, as far as the case gives it.
    public var proxy: ProxyChoice
    /// The requested port.
    public var port: UInt32
    /// Whether the case gives the number that selects between weighted destinations.
    public var hasRandom: Bool
    /// Whether the case gives the destination's response.
    public var hasUpstream: Bool

    /// Creates a request for `/` without host, to find the proxy that decides it.
    package init(_ proxy: ProxyChoice) {
        self.init(
            request: Request(authority: nil), proxy: proxy, port: proxy.port ?? 80,
            hasRandom: false, hasUpstream: false)
    }

    init(
        request: Request, proxy: ProxyChoice, port: UInt32, hasRandom: Bool, hasUpstream: Bool,
    ) {
        self.request = request
        self.proxy = proxy
        self.port = port
        self.hasRandom = hasRandom
        self.hasUpstream = hasUpstream
    }

    /// The request as text: method, address, headers.
    public var label: String {
        let text = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        var label = "\(text(request.method)) \(text(request.scheme))://"
        label += text((request.authority ?? []) + request.path)
        for header in request.headers { label += " \(text(header.name)):\(text(header.value))" }
        return label
    }
}

/// A case's choice of proxy, as far as it gives one.
public struct ProxyChoice: Hashable, Sendable {
    /// The Gateways through which the request arrives, each as `namespace/name`.
    public var gateways: [String]?
    /// The namespace of the sidecar that sends the request.
    public var sidecar: String?
    /// The labels of the proxy's pod.
    public var labels: [String: String]?
    /// The namespace of the gateway's pod.
    public var namespace: String?
    /// The port of the Gateway's server, or the service's port for a sidecar.
    public var port: UInt32?

    /// Creates an empty choice.
    public init() {}

    /// The chosen proxy, or `nil` if the choice is empty.
    public func proxy(port: UInt32) -> Proxy? {
        if let sidecar {
            return Proxy(kind: .sidecar, namespace: sidecar, labels: labels ?? [:], port: port)
        }
        if gateways == nil && labels == nil { return nil }
        return Proxy(
            kind: gateways.map { .gatewayNamed($0) } ?? .gateway,
            namespace: namespace ?? "istio-system", labels: labels ?? [:], port: port)
    }
}
