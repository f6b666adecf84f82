public import Routing

/// Requests as a product: each method with each address with each set of headers.
///
/// Only the parts are kept, so a table of a million requests costs no more than its lists.
public struct RequestTable: Sendable {
    /// More requests than this in one case are refused.
    public static let maximumCount = 1_000_000

    /// Where requests go to.
    enum Places: Sendable {
        /// Whole addresses.
        case addresses([RequestURL])
        /// Hosts and paths, each with each.
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

    /// How many requests the table has.
    public var count: Int { methods.count * places.count * headerSets.count }

    /// Returns a request; methods change slowest, headers fastest.
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
        // As for curl, a header `Host` is the authority.
        let isHost = { (field: HeaderField) in
            field.name.count == 4
                && String(decoding: field.name, as: UTF8.self).lowercased() == "host"
        }
        guard let host = request.headers.last(where: isHost) else { return }
        request.authority = host.value
        request.headers.removeAll(where: isHost)
    }
}

/// One request of a case, and who asks.
public struct TestRequest: Sendable {
    /// The request.
    public var request: Request
    /// Who asks, as far as the case says it.
    public var proxy: ProxyChoice
    /// The port that is asked for.
    public var port: UInt32
    /// Whether the case says the number that decides between weighted destinations.
    public var hasRandom: Bool
    /// Whether the case says what the destination answers.
    public var hasUpstream: Bool

    /// Creates a request for `/` of no host, for the question which proxy is asked.
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

    /// The request as people write it: method, address, headers.
    public var label: String {
        let text = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        var label = "\(text(request.method)) \(text(request.scheme))://"
        label += text((request.authority ?? []) + request.path)
        for header in request.headers { label += " \(text(header.name)):\(text(header.value))" }
        return label
    }
}

/// Which proxy a case asks, as far as it says it.
public struct ProxyChoice: Hashable, Sendable {
    /// The Gateways that the request comes in through, `namespace/name` each.
    public var gateways: [String]?
    /// The namespace of the sidecar that sends the request.
    public var sidecar: String?
    /// The labels of the proxy's pod.
    public var labels: [String: String]?
    /// The namespace of the gateway's pod.
    public var namespace: String?
    /// The port of the Gateway's server, for a sidecar the service's.
    public var port: UInt32?

    /// Creates a choice that says nothing.
    public init() {}

    /// The proxy that is meant, or `nil` if the choice does not say.
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
