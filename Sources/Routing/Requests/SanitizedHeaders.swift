import ASCIIText

/// The headers of a request after the connection manager has removed, rewritten and added some.
///
/// Source: docs/semantics/envoy.md 3.5 and 3.6; gateways (`use_remote_address`) do not trust what
/// clients say of themselves; sidecars do.
package struct SanitizedHeaders {
    /// The client's address in decisions: RFC 5737 reserves it for documentation.
    package static let clientAddress = Array("192.0.2.2".utf8)

    /// The headers that matchers see.
    package private(set) var list = HeaderList()
    /// The scheme that matchers and redirects see.
    private(set) var scheme: [UInt8]
    /// Names that the proxy added and the client did not send.
    private(set) var ownNames: Set<[UInt8]> = []

    /// Whether the client requests an upgrade other than websocket and h2c.
    private(set) var hasUnknownUpgrade = false

    /// Sanitizes the headers of a request.
    package init(_ request: Request, isSidecar: Bool) {
        scheme = ASCII.lowercased(request.scheme)
        var arrived = HeaderList()
        for header in request.headers {
            arrived.append(header.name, ASCII.trimmed(header.value.filter { $0 != 0x0D }))
        }
        let upgrade = Self.upgrade(arrived)
        let isWebsocket = upgrade.map { $0 == Array("websocket".utf8) } ?? false
        hasUnknownUpgrade = upgrade != nil && !isWebsocket && upgrade != Array("h2c".utf8)
        for field in arrived.fields {
            let treatment = HeaderTreatment(of: field.name, isSidecar: isSidecar)
            let kept = Self.kept(
                field.value, treatment, isWebsocket: isWebsocket, isSidecar: isSidecar)
            if let kept { list.append(field.name, kept) }
        }
        addForwardedHeaders(isSidecar: isSidecar)
    }

    /// The value that is forwarded, or `nil` if the header is not.
    private static func kept(
        _ value: [UInt8], _ treatment: HeaderTreatment, isWebsocket: Bool, isSidecar: Bool,
    ) -> [UInt8]? {
        switch treatment {
        case .removed, .consumed, .hopByHop, .host: return nil
        case .connection, .upgrade: return isWebsocket ? value : nil
        case .originalPath: return isSidecar ? value : nil
        case .te:
            let trailers = Array("trailers".utf8)
            let words = value.split(separator: UInt8(ascii: ",")).map { ASCII.trimmed(Array($0)) }
            return value.isEmpty ? value : words.contains(trailers) ? trailers : nil
        case .referer: return RefererRules.allows(value) ? value : nil
        case .lines, .joined, .grpcTimeout, .attemptCount, .forwardedProtocol, .forwardedFor,
            .externalAddress, .requestID:
            return value
        }
    }

    /// The upgrade that the client requests, lowercased; `connection` must name it too.
    private static func upgrade(_ headers: HeaderList) -> [UInt8]? {
        let words = ASCII.lowercased(headers.first("connection") ?? [])
            .split(separator: UInt8(ascii: ","))
        let isNamed = words.contains { ASCII.trimmed(Array($0)) == Array("upgrade".utf8) }
        return isNamed ? headers.first("upgrade").map(ASCII.lowercased) : nil
    }

    private mutating func addForwardedHeaders(isSidecar: Bool) {
        if isSidecar {
            trustForwardedProtocol()
        } else {
            overwrite("x-forwarded-proto", with: scheme)
            note("x-forwarded-for")
            list.append(Array("x-forwarded-for".utf8), Self.clientAddress)
            overwrite("x-envoy-external-address", with: Self.clientAddress)
        }
        // A gateway generates an ID, which cannot be known in advance.
        if !isSidecar { list.remove(Array("x-request-id".utf8)) }
        if list.first("x-request-id") == nil { overwrite("x-request-id", with: []) }
    }

    /// A sidecar's client sends the scheme of its own client in `x-forwarded-proto`.
    private mutating func trustForwardedProtocol() {
        let https = Array("https".utf8)
        guard let said = list.first("x-forwarded-proto"), scheme != https else {
            overwrite("x-forwarded-proto", with: scheme)
            return
        }
        if ASCII.lowercased(said) == https { scheme = https }
    }

    private mutating func overwrite(_ name: String, with value: [UInt8]) {
        note(name)
        list.set(Array(name.utf8), value)
    }

    private mutating func note(_ name: String) {
        if list.first(name) == nil { ownNames.insert(Array(name.utf8)) }
    }
}
