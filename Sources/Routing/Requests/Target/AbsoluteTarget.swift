import ASCIIText
import RFC3986

/// A request target with scheme and host, `http://host/path`, as Envoy's codec reads it.
///
/// The host replaces every Host header; userinfo is dropped. Source:
/// docs/semantics/envoy.md 11.1.
struct AbsoluteTarget {
    let scheme: [UInt8]
    let authority: [UInt8]
    /// The path with query; `/` or what follows the host if there is no path.
    let path: [UInt8]

    init(_ target: [UInt8]) throws(NormalizedRequest.Refusal) {
        let separator = Array("://".utf8)
        let name = ASCII.lowercased(Array(target.prefix { $0 != UInt8(ascii: ":") }))
        let isHTTP = name == Array("http".utf8) || name == Array("https".utf8)
        guard isHTTP, target.dropFirst(name.count).starts(with: separator) else {
            throw .badRequest(reason: "the request target is no path and no http address")
        }
        scheme = name
        let rest = target.dropFirst(name.count + separator.count)
        let whole = rest.prefix { ![0x2F, 0x3F, 0x23].contains($0) }
        let host = whole.firstIndex(of: UInt8(ascii: "@")).map { whole[($0 + 1)...] } ?? whole
        guard let parts = try? HTTPHost(parsing: Array(host).span), Self.hasPort(parts, host),
            host.allSatisfy(Self.isHostByte)
        else {
            throw .badRequest(reason: "the host of the request target is not valid")
        }
        authority = Array(host)
        let tail = Array(rest[whole.endIndex...])
        path = tail.isEmpty ? [UInt8(ascii: "/")] : tail
        if path.first == UInt8(ascii: "#") {
            throw .badRequest(reason: "the request target has no path before its fragment")
        }
    }

    /// The codec is stricter here than for a Host: letters, digits, and the bytes of addresses.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5B, 0x5D, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// Whether the port, if there is a colon, is a number up to 65535.
    private static func hasPort(_ parts: HTTPHost, _ host: ArraySlice<UInt8>) -> Bool {
        guard let port = parts.port else { return true }
        let digits = String(decoding: Array(host)[port], as: UTF8.self)
        return UInt16(digits) != nil
    }
}
