package import Routing

/// A request as one line of JSON, with the proxy that decides it.
package struct RequestRecord: Decodable {
    /// The identifier, repeated in the decision; the line's number by default.
    package let id: String?
    /// The proxy, if the record gives one.
    package let proxy: Proxy?
    /// The request; `random` is drawn if the record has none.
    package var request: Request

    private static let keys: Set<String> = [
        "id", "proxy", "method", "scheme", "authority", "path", "headers", "random", "claims",
        "upstream",
    ]

    /// Reads a record and refuses unknown keys.
    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: AnyKey.self)
        try object.refuseKeys(otherThan: Self.keys)
        id = try object.value("id", String.self)
        proxy = try object.value("proxy", ProxyRecord.self)?.proxy
        guard object.contains(AnyKey("authority")) else {
            throw RecordError("the key `authority` is missing")
        }
        request = Request(authority: nil)
        request.authority = try object.decode(TextValue?.self, forKey: AnyKey("authority"))?.bytes
        if let method = try object.value("method", TextValue.self) { request.method = method.bytes }
        if let scheme = try object.value("scheme", TextValue.self) { request.scheme = scheme.bytes }
        if let path = try object.value("path", TextValue.self) { request.path = path.bytes }
        request.headers =
            try object.value("headers", [HeaderValue].self)?.map {
                HeaderField(name: $0.name, value: $0.value)
            } ?? []
        request.random = try object.value("random", UInt64.self) ?? .random(in: 0 ... .max)
        if let claims = try object.value("claims", [String: JSONValue].self) {
            request.claims = claims.mapValues(\.claim)
        }
        if let upstream = try object.value("upstream", UpstreamValue.self) {
            request.upstream = upstream.response
        }
    }
}

/// `upstream` in a record.
private struct UpstreamValue: Decodable {
    let response: UpstreamResponse

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: AnyKey.self)
        try object.refuseKeys(otherThan: ["status", "headers"])
        response = UpstreamResponse(
            status: try object.value("status", UInt32.self) ?? 200,
            headers: try object.value("headers", [HeaderValue].self)?.map {
                HeaderField(name: $0.name, value: $0.value)
            } ?? [])
    }
}
