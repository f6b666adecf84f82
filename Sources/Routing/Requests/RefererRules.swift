import RFC3986

/// Which `referer` values Envoy keeps; it removes any other before routing.
///
/// Source: observed with Envoy 1.40 (`isValidRefererValue`): an address without user and fragment,
/// or a relative reference.
enum RefererRules {
    static func allows(_ value: [UInt8]) -> Bool {
        guard let separator = schemeEnd(value) else { return isRelative(value) }
        let rest = value[(separator + 3)...]
        let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        guard let parts = try? HTTPHost(parsing: Array(host).span) else { return false }
        let port = parts.port.map { String(decoding: Array(host)[$0], as: UTF8.self) }
        if let port, UInt16(port) == nil { return false }
        return rest.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
    }

    /// The offset of `://` after letters.
    private static func schemeEnd(_ value: [UInt8]) -> Int? {
        let name = value.prefix { (0x61...0x7A).contains($0 | 0x20) }
        let isAddress = !name.isEmpty && value.dropFirst(name.count).starts(with: Array("://".utf8))
        return isAddress ? name.count : nil
    }

    /// Whether no colon precedes the first slash and every byte is allowed in a path or query.
    private static func isRelative(_ value: [UInt8]) -> Bool {
        var hasSlash = false
        for byte in value {
            switch byte {
            case UInt8(ascii: "/"): hasSlash = true
            case UInt8(ascii: ":") where !hasSlash: return false
            case UInt8(ascii: "%"): continue
            default: if !EnvoyHost.isAllowedInQuery(byte) { return false }
            }
        }
        return true
    }
}
