import ASCIIText
import RFC3986

/// Method, Host and target as Envoy's HTTP/1.1 codec reads them.
///
/// Source: docs/semantics/envoy.md 0.4, 1.4, 2.3, 2.4 and 11.1.
struct RequestLine {
    /// The Host, or the host of an absolute target.
    let authority: [UInt8]
    /// The normalized path with query.
    let target: [UInt8]
    /// The scheme of an absolute target.
    let scheme: [UInt8]?

    init(_ request: Request, isSidecar: Bool) throws(NormalizedRequest.Refusal) {
        try Self.checkMethod(request)
        try HeaderRules.check(request.headers)
        var host = Self.joinedHost(request)
        var path = request.path
        var scheme: [UInt8]?
        if path.contains(where: { !(0x21...0x7E).contains($0) }) {
            throw .badRequest(reason: "the request target has a byte that HTTP/1.1 does not allow")
        }
        if request.method == Array("CONNECT".utf8) {
            throw Self.isHostAndPort(path)
                ? .noConnectRoute
                : .badRequest(reason: "CONNECT takes a host and port, nothing else")
        }
        let isForAll = path == Array("*".utf8) && request.method == Array("OPTIONS".utf8)
        if path.first != UInt8(ascii: "/") && !isForAll {
            let absolute = try AbsoluteTarget(path)
            if absolute.scheme == Array("https".utf8) && !isSidecar {
                throw .badRequest(
                    status: 403, reason: "a gateway refuses an https target on a plain connection")
            }
            host = absolute.authority
            path = absolute.path
            scheme = absolute.scheme
        }
        guard let host else { throw .badRequest(reason: "the request has no Host") }
        if !host.allSatisfy(EnvoyHost.isAllowed) {
            throw .badRequest(reason: "the Host has a byte that Envoy does not allow")
        }
        guard path.first == UInt8(ascii: "/") else {
            throw .badRequest(
                status: 404,
                reason: "the request target does not begin with `/`, so no route can match")
        }
        guard let normalized = PathNormalization.normalized(path) else {
            throw .badRequest(reason: "the path has an encoded NUL (`%00`)")
        }
        authority = host
        target = normalized
        self.scheme = scheme
    }

    /// The Host; several are joined with commas, without empty ones.
    private static func joinedHost(_ request: Request) -> [UInt8]? {
        let name = Array("host".utf8)
        let further = request.headers.filter { ASCII.lowercased($0.name) == name }.map(\.value)
        let all = (request.authority.map { [$0] } ?? []) + further
        if all.isEmpty { return nil }
        return Array(
            all.map(ASCII.trimmed).filter { !$0.isEmpty }.joined(separator: [UInt8(ascii: ",")]))
    }

    private static func isHostAndPort(_ target: [UInt8]) -> Bool {
        guard let parts = try? HTTPHost(parsing: target.span), let port = parts.port else {
            return false
        }
        return UInt16(String(decoding: target[port], as: UTF8.self)) != nil
    }

    private static func checkMethod(_ request: Request) throws(NormalizedRequest.Refusal) {
        let method = String(decoding: request.method, as: UTF8.self)
        if method == "QUERY" {
            let type = Array("content-type".utf8)
            if request.headers.contains(where: { ASCII.lowercased($0.name) == type }) { return }
            throw .badRequest(reason: "QUERY needs a content-type")
        }
        if !knownMethods.contains(method) {
            throw .badRequest(reason: "Envoy knows no method `\(method)`")
        }
    }

    /// The methods that the codec accepts; any other, lowercase included, gives 400.
    static let methods: [String] =
        """
        GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH PROPFIND PROPPATCH MKCOL COPY MOVE \
        LOCK UNLOCK SEARCH REPORT CHECKOUT MERGE NOTIFY SUBSCRIBE UNSUBSCRIBE PURGE MKCALENDAR \
        LINK UNLINK BIND REBIND UNBIND ACL SOURCE MKACTIVITY
        """.split(separator: " ").map(String.init)
    private static let knownMethods = Set(methods)
}
