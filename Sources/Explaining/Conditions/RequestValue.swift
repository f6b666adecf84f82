import Routing

/// The value of a request that a condition tests.
struct RequestValue {
    let request: NormalizedRequest

    /// The request's value as text, such as ``the path is `/x` ``.
    func text(for condition: RouteCondition) -> String {
        switch condition {
        case .path: "the path is \(ReadableText.quoted(request.path))"
        case .header(let header): self.header(header.name)
        case .queryParameter(let parameter): queryParameter(parameter.name)
        case .claim(let claim): self.claim(claim.path)
        }
    }

    private func header(_ name: [UInt8]) -> String {
        let values = request.values(of: name)
        let shown = values.map { ReadableText.quoted($0) }.joined(separator: ", ")
        switch String(decoding: name, as: UTF8.self) {
        case ":authority", "host": return "the Host is \(shown)"
        case ":method": return "the method is \(shown)"
        case ":path": return "path and query are \(shown)"
        case ":scheme": return "the scheme is \(shown)"
        default: break
        }
        switch values.count {
        case 0: return "the request has no such header"
        case 1: return values[0].isEmpty ? "the header is empty" : "the header is \(shown)"
        default: return "the header's values are \(shown)"
        }
    }

    private func queryParameter(_ name: [UInt8]) -> String {
        if request.query.isEmpty { return "the request has no query" }
        guard let value = values(ofQueryParameter: name).first else {
            return "the query is \(ReadableText.quoted(request.query)), without it"
        }
        return value.isEmpty
            ? "the parameter is empty" : "its first value is \(ReadableText.quoted(value))"
    }

    /// All values of a query parameter, though only the first one counts.
    func values(ofQueryParameter name: [UInt8]) -> [[UInt8]] {
        request.query.split(separator: UInt8(ascii: "&")).compactMap { piece in
            let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            guard piece[..<equals].elementsEqual(name) else { return nil }
            return Array(piece[equals...].dropFirst())
        }
    }

    private func claim(_ path: [String]) -> String {
        var found: ClaimValue? = .object(request.original.claims)
        for name in path {
            guard case .object(let members)? = found else { return "the token has no such claim" }
            found = members[name]
        }
        switch found {
        case .string(let text): return "the claim is \(ReadableText.quoted(text))"
        case .list(let members): return "the claim is a list of \(members.count)"
        case .object: return "the claim is an object"
        case .other: return "the claim is a number, a boolean or null"
        case nil:
            return request.original.claims.isEmpty
                ? "the request has no validated token" : "the token has no such claim"
        }
    }
}
