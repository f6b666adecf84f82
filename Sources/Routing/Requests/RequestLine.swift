import RFC3986

/// What the codec makes of method, Host and target: the authority and the normalised target.
///
/// Source: envoy-semantics 0.4, 1.4, 2.3, 2.4, 11.1 (HTTP/1.1).
struct RequestLine {
    let authority: [UInt8]
    let target: [UInt8]

    init(_ request: Request) throws(NormalisedRequest.Refusal) {
        guard let host = request.authority else {
            throw .badRequest(reason: "the request has no Host")
        }
        authority = ASCII.trimmed(host)
        guard request.path.first == UInt8(ascii: "/") else { throw .pathIsNotAbsolute }
        target = request.path
    }
}
