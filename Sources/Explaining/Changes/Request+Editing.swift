import ASCIIText
public import Routing

extension Request {
    /// Returns the request with the changes applied in order.
    public func changed(by edits: [RequestChange]) -> Request {
        var request = self
        for edit in edits { request.make(edit) }
        return request
    }

    private mutating func make(_ edit: RequestChange) {
        switch edit {
        case .setAuthority(let host):
            authority = host
            removeHeader(Array("host".utf8))
        case .setPath(let bytes): path = bytes + path.drop { $0 != UInt8(ascii: "?") }
        case .setTarget(let bytes): path = bytes
        case .setMethod(let bytes): method = bytes
        case .setScheme(let bytes): scheme = bytes
        case .setHeader(let name, let value):
            removeHeader(name)
            headers.append(HeaderField(name: name, value: value))
        case .removeHeader(let name): removeHeader(name)
        case .setQueryParameter(let name, let value):
            editQuery(name) { $0 = [name + [UInt8(ascii: "=")] + value] + $0 }
        case .removeQueryParameter(let name): editQuery(name) { _ in }
        case .setClaim(let names, let value):
            claims = Self.setting(claims, names[...], to: .string(value))
        case .removeClaim(let names): claims = Self.setting(claims, names[...], to: nil)
        }
    }

    private mutating func removeHeader(_ name: [UInt8]) {
        headers.removeAll { ASCII.lowercased($0.name) == name }
    }

    /// Removes all occurrences of a parameter from the query, and lets `body` insert new ones.
    private mutating func editQuery(_ name: [UInt8], _ body: (inout [[UInt8]]) -> Void) {
        let start = path.prefix { $0 != UInt8(ascii: "?") }
        var pieces = path[start.endIndex...].dropFirst().split(separator: UInt8(ascii: "&"))
            .map(Array.init)
            .filter { !$0.prefix { $0 != UInt8(ascii: "=") }.elementsEqual(name) }
        body(&pieces)
        let query = Array(pieces.joined(separator: [UInt8(ascii: "&")]))
        path = Array(start) + (query.isEmpty ? [] : [UInt8(ascii: "?")] + query)
    }

    /// Sets a value at a path of names, whose depth is bounded by the rule's text.
    private static func setting(
        _ claims: [String: ClaimValue], _ names: ArraySlice<String>, to value: ClaimValue?,
    ) -> [String: ClaimValue] {
        guard let name = names.first else { return claims }
        var claims = claims
        if names.count == 1 {
            claims[name] = value
            return claims
        }
        var inner: [String: ClaimValue] = [:]
        if case .object(let members)? = claims[name] { inner = members }
        claims[name] = .object(setting(inner, names.dropFirst(), to: value))
        return claims
    }
}
