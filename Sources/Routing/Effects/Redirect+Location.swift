import RFC3986

extension Redirect {
    /// The `location` that a request is redirected to.
    ///
    /// Source: docs/semantics/envoy.md 5.1 and 5.2.
    func location(for request: NormalizedRequest, matchedBy matcher: PathMatcher) -> [UInt8] {
        let newScheme = scheme ?? request.scheme
        var location = newScheme + Array("://".utf8)
        location += host ?? Self.host(of: request, newScheme: newScheme, port: port)
        if port != 0 { location += Array(":\(port)".utf8) }
        return location + newPath(for: request, matchedBy: matcher)
    }

    /// The request's host.
    ///
    /// Its port is dropped if the redirect has a port, or if it is the default of a changed scheme.
    private static func host(
        of request: NormalizedRequest, newScheme: [UInt8], port: UInt32,
    ) -> [UInt8] {
        let authority = request.authority
        guard let colon = EnvoyHost.portColon(in: authority) else { return authority }
        if port != 0 { return Array(authority[..<colon]) }
        let old = request.headers.first("x-forwarded-proto") ?? []
        let isDefault =
            switch String(decoding: authority[colon...], as: UTF8.self) {
            case ":80": old == Array("http".utf8)
            case ":443": old == Array("https".utf8)
            default: false
            }
        return newScheme != old && isDefault ? Array(authority[..<colon]) : authority
    }

    private func newPath(
        for request: NormalizedRequest, matchedBy matcher: PathMatcher,
    ) -> [UInt8] {
        if let rewritten = rewrittenPath(for: request, matchedBy: matcher) { return rewritten }
        var path = request.target
        switch self.path {
        case .keep, .replacePrefix: return path
        case .replace(let replacement):
            let hasQuery = replacement.contains(UInt8(ascii: "?"))
            path = hasQuery ? replacement : replacement + request.target[request.path.endIndex...]
        }
        return Self.rooted(path)
    }

    /// The path with its matched prefix replaced, if the redirect replaces one.
    func rewrittenPath(
        for request: NormalizedRequest, matchedBy matcher: PathMatcher,
    ) -> [UInt8]? {
        guard case .replacePrefix(let replacement) = path else { return nil }
        return Self.rooted(
            PathRewriting.replacePrefix(of: request, matchedBy: matcher, with: replacement))
    }

    private static func rooted(_ path: [UInt8]) -> [UInt8] {
        path.first == UInt8(ascii: "/") ? path : [UInt8(ascii: "/")] + path
    }
}

extension NormalizedRequest {
    /// The request's own address, which Envoy writes into a direct response of 201 or 3xx.
    var ownAddress: [UInt8] {
        scheme + Array("://".utf8) + authority + target
    }
}
