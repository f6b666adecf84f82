import ASCIIText

/// A response that the proxy sends itself.
///
/// Source: docs/semantics/envoy.md 5.4, 9 and 9.1.
struct LocalReply {
    var status: UInt32
    var location: [UInt8]?
    var body: [UInt8] = []
    /// The gRPC status of an abort, if the rule names one.
    var grpcStatus: UInt32?
    /// The path that operations see if a redirect rewrites the matched prefix.
    var rewrittenPath: [UInt8]?
    /// The operations of the weighted destination that would have been chosen.
    var clusterHeaders = HeaderMutations()

    /// The response after the route's operations on response headers.
    ///
    /// They see the original request, apart from `rewrittenPath`, and response code 0. A body has
    /// type `text/plain` unless they set another.
    func response(
        to request: NormalizedRequest, route: Route, changes: inout [HeaderChange],
    ) -> ClientResponse {
        var headers = HeaderList(isResponse: true)
        if let location { headers.set(Array("location".utf8), location) }
        var target = HeaderMutations.Target(headers: headers, isResponse: true)
        var requestHeaders = request.headers
        if rewrittenPath != nil { requestHeaders.set(PathRewriting.originalPath, request.target) }
        let context = { (now: HeaderList) in
            HeaderFormat.Context(
                request: request, requestHeaders: requestHeaders,
                path: rewrittenPath ?? request.target,
                authority: request.authority, responseHeaders: now, routeName: route.name)
        }
        clusterHeaders.apply(to: &target, context: context)
        route.responseHeaders.apply(to: &target, context: context)
        changes += target.changes
        headers = target.headers
        let isHead = request.method == Array("HEAD".utf8)
        if request.isGRPC { return grpcResponse(headers, isHead: isHead) }
        if !body.isEmpty && headers.first("content-type") == nil {
            headers.set("content-type", "text/plain")
        }
        return ClientResponse(
            status: status, headers: headers.shownInResponse(written: target.written),
            body: isHead ? [] : body)
    }

    /// A gRPC client receives 200 and the gRPC status in headers; the body becomes the message.
    private func grpcResponse(_ headers: HeaderList, isHead: Bool) -> ClientResponse {
        var headers = headers
        headers.set("content-type", "application/grpc")
        headers.set("grpc-status", String(grpcStatus ?? GRPCReply.status(ofHTTP: status)))
        if !body.isEmpty && !isHead {
            headers.set(Array("grpc-message".utf8), Self.percentEncoded(body))
        }
        return ClientResponse(status: 200, headers: headers.shownInResponse(), body: [])
    }

    /// Encodes a message as gRPC requires; Envoy also encodes `~` and DEL.
    private static func percentEncoded(_ message: [UInt8]) -> [UInt8] {
        message.flatMap { byte -> [UInt8] in
            if (0x20..<0x7E).contains(byte) && byte != UInt8(ascii: "%") { return [byte] }
            return [UInt8(ascii: "%"), ASCII.hexDigit(byte >> 4), ASCII.hexDigit(byte & 15)]
        }
    }

    /// The reply of a rule's CORS policy to a preflight; response operations are not applied.
    static func preflight(_ rules: CORSRules?, _ request: NormalizedRequest) -> ClientResponse {
        var headers = HeaderList(isResponse: true)
        if let rules, let origin = request.headers.first("origin"), rules.allows(origin: origin) {
            headers.set(Array("access-control-allow-origin".utf8), origin)
            if rules.allowCredentials == true {
                headers.set("access-control-allow-credentials", "true")
            }
            if !rules.allowMethods.isEmpty {
                headers.set("access-control-allow-methods", rules.allowMethods)
            }
            if !rules.allowHeaders.isEmpty {
                headers.set("access-control-allow-headers", rules.allowHeaders)
            }
            if let maxAge = rules.maxAge { headers.set("access-control-max-age", maxAge) }
        }
        return ClientResponse(status: 200, headers: headers.shownInResponse())
    }
}

extension CORSRules {
    /// Adds to a destination's response what the browser needs for an allowed origin.
    func decorate(_ headers: inout HeaderList, for request: NormalizedRequest) {
        guard let origin = request.headers.first("origin"), !origin.isEmpty, allows(origin: origin)
        else { return }
        headers.set(Array("access-control-allow-origin".utf8), origin)
        if allowCredentials == true { headers.set("access-control-allow-credentials", "true") }
        if !exposeHeaders.isEmpty { headers.set("access-control-expose-headers", exposeHeaders) }
    }
}

extension HeaderList {
    /// The headers of a destination's response as operations see them.
    package init(answered upstream: UpstreamResponse) {
        self.init(isResponse: true)
        for header in upstream.headers {
            append(header.name, ASCII.trimmed(header.value))
        }
        // It concerns the connection to the destination.
        remove(Array("keep-alive".utf8))
    }

    /// The headers of a response as decisions show them, sorted.
    ///
    /// Headers of the connection are left out, and so are Envoy's own unless a rule wrote them.
    package func shownInResponse(written: Set<[UInt8]> = []) -> [HeaderField] {
        let hidden = [
            "date", "server", "content-length", "transfer-encoding", "connection", "upgrade",
            "proxy-connection", "x-envoy-upstream-service-time",
        ].map { Array($0.utf8) }
        let own = Array("x-envoy-upstream-healthchecked-cluster".utf8)
        return fields.filter { field in
            !hidden.contains(field.name) && (field.name != own || written.contains(own))
        }.sorted(by: HeaderField.isOrdered(_:before:))
    }
}

extension HeaderField {
    /// Orders by name, then value, byte by byte.
    package static func isOrdered(_ left: HeaderField, before right: HeaderField) -> Bool {
        if left.name != right.name { return left.name.lexicographicallyPrecedes(right.name) }
        return left.value.lexicographicallyPrecedes(right.value)
    }
}
