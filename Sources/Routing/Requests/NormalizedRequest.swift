/// A request as routing sees it, after Envoy's connection manager, as configured by Istio, has
/// normalized it.
///
/// Source: docs/semantics/envoy.md 0.4 (order of the steps), 1.2 to 1.4, 2.3, 2.4, 3.3 to 3.6.
package struct NormalizedRequest: Sendable {
    /// Why a request gets a local reply before any route is tested.
    package enum Refusal: Error, Hashable, Sendable {
        /// The codec or the connection manager replies, mostly with 400.
        case badRequest(status: UInt32 = 400, reason: String)
        /// A CONNECT, for which Istio generates no routes: 404.
        case noConnectRoute
    }

    /// The method.
    package let method: [UInt8]
    /// The scheme that matchers and redirects see.
    package let scheme: [UInt8]
    /// The Host as sent.
    package let authority: [UInt8]
    /// The normalized path with query.
    package let target: [UInt8]
    /// The headers that matchers see, including Envoy's own.
    package let headers: HeaderList
    /// Names of headers that the proxy itself added; decisions leave them out.
    package let ownHeaders: Set<[UInt8]>
    /// Whether the client requests an upgrade that Istio does not configure; h2c is ignored.
    package let hasUnknownUpgrade: Bool
    /// The request as sent.
    package let original: Request

    /// The path without query.
    package var path: ArraySlice<UInt8> {
        target.prefix { $0 != UInt8(ascii: "?") }
    }

    /// The query without its question mark, empty if there is none.
    package var query: ArraySlice<UInt8> {
        target[path.endIndex...].dropFirst()
    }

    /// Normalizes a request as the proxy would.
    package init(_ request: Request, at proxy: Proxy) throws(Refusal) {
        original = request
        let line = try RequestLine(request, isSidecar: proxy.isSidecar)
        method = request.method
        authority = line.authority
        target = line.target
        let gathered = SanitizedHeaders(request, isSidecar: proxy.isSidecar)
        headers = gathered.list
        ownHeaders = gathered.ownNames
        hasUnknownUpgrade = gathered.hasUnknownUpgrade
        scheme = line.scheme ?? gathered.scheme
    }

    /// Whether the client speaks gRPC; local replies then have gRPC's form.
    package var isGRPC: Bool {
        guard let type = headers.first("content-type") else { return false }
        let grpc = Array("application/grpc".utf8)
        guard type.starts(with: grpc) else { return false }
        return type.count == grpc.count || type[grpc.count] == UInt8(ascii: "+")
    }

    /// Returns the values that a header matcher of this name tests.
    ///
    /// `host` and the pseudo headers denote parts of the request line.
    package func values(of name: [UInt8]) -> [[UInt8]] {
        switch String(decoding: name, as: UTF8.self) {
        case ":authority", "host": [authority]
        case ":method": [method]
        case ":path": [target]
        case ":scheme": [scheme]
        default: headers.values(of: name)
        }
    }
}
