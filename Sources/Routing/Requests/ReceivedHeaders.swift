/// The headers of a request after the connection manager has removed, rewritten and added some.
///
/// Source: envoy-semantics 3.5 and 3.6; gateways (`use_remote_address`) do not believe what
/// clients say of themselves, sidecars do.
struct ReceivedHeaders {
    /// The address that decisions show for the client: RFC 5737 keeps it for documentation.
    static let clientAddress = Array("192.0.2.2".utf8)

    /// What matchers see.
    private(set) var list = HeaderList()
    /// The scheme that matchers and redirects see.
    private(set) var scheme: [UInt8]
    /// Names that the proxy added although the client sent none.
    private(set) var ownNames: Set<[UInt8]> = []

    init(_ request: Request, isSidecar: Bool) {
        scheme = ASCII.lowercased(request.scheme)
        let isUpgrade = Self.isWebsocketUpgrade(request)
        for header in request.headers {
            let name = ASCII.lowercased(header.name)
            let value = ASCII.trimmed(header.value.filter { $0 != 0x0D })
            if !Self.isKept(name, value: value, isUpgrade: isUpgrade, isSidecar: isSidecar) {
                continue
            }
            list.append(name, value)
        }
        addForwardedHeaders(isSidecar: isSidecar)
    }

    private static func isKept(
        _ name: [UInt8], value: [UInt8], isUpgrade: Bool, isSidecar: Bool,
    ) -> Bool {
        if BuiltInHeaders.areOfTheConnection(name) {
            return isUpgrade && (name == Array("connection".utf8) || name == Array("upgrade".utf8))
        }
        if name == Array("te".utf8) { return value == Array("trailers".utf8) }
        if name == Array("host".utf8) { return false }
        return isSidecar
            ? !BuiltInHeaders.areInternalEverywhere(name) : !BuiltInHeaders.areInternal(name)
    }

    private static func isWebsocketUpgrade(_ request: Request) -> Bool {
        func has(_ name: String, _ word: String) -> Bool {
            request.headers.contains {
                ASCII.lowercased($0.name) == Array(name.utf8)
                    && ASCII.lowercased($0.value).split(separator: UInt8(ascii: ","))
                        .contains { ASCII.trimmed(Array($0)) == Array(word.utf8) }
            }
        }
        return has("connection", "upgrade") && has("upgrade", "websocket")
    }

    private mutating func addForwardedHeaders(isSidecar: Bool) {
        if isSidecar {
            trustForwardedProtocol()
        } else {
            overwrite("x-forwarded-proto", with: scheme)
            note("x-forwarded-for")
            list.append(Array("x-forwarded-for".utf8), Self.clientAddress)
        }
        if list.first("x-request-id") == nil { overwrite("x-request-id", with: []) }
    }

    /// A client of a sidecar says by `x-forwarded-proto` which scheme its own client used.
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
