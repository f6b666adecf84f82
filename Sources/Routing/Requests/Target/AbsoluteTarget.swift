import RFC3986

/// A request target with scheme and host, `http://host/path`, as Envoy's codec reads it.
///
/// The host replaces every Host header, a user's part is dropped. Source: envoy-semantics 11.1.
struct AbsoluteTarget {
    let scheme: [UInt8]
    let authority: [UInt8]
    /// The path with query; without a path `/`, or what follows the host.
    let path: [UInt8]

    init(_ target: [UInt8]) throws(NormalisedRequest.Refusal) {
        let separator = Array("://".utf8)
        let name = ASCII.lowercased(Array(target.prefix { $0 != UInt8(ascii: ":") }))
        let isHTTP = name == Array("http".utf8) || name == Array("https".utf8)
        guard isHTTP, target.dropFirst(name.count).starts(with: separator) else {
            throw .badRequest(reason: "the request target is no path and no http address")
        }
        scheme = name
        let rest = target.dropFirst(name.count + separator.count)
        let whole = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let host = whole.firstIndex(of: UInt8(ascii: "@")).map { whole[($0 + 1)...] } ?? whole
        guard let parts = try? HTTPHost(parsing: Array(host).span), Self.hasPort(parts, host),
            !host.contains(UInt8(ascii: "_"))
        else {
            throw .badRequest(reason: "the host of the request target is not valid")
        }
        authority = Array(host)
        let tail = Array(rest[whole.endIndex...])
        path = tail.isEmpty ? [UInt8(ascii: "/")] : tail
    }

    /// A port, where a colon promises one, is a number up to 65535.
    private static func hasPort(_ parts: HTTPHost, _ host: ArraySlice<UInt8>) -> Bool {
        guard let port = parts.port else { return true }
        let digits = String(decoding: Array(host)[port], as: UTF8.self)
        return UInt16(digits) != nil
    }
}
