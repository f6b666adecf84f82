/// The parts of an authority as Envoy divides it, which differs from RFC 3986 for IPv6 addresses
/// without brackets (docs/semantics/envoy.md 1.2).
extension Bytes {
    /// The offset of the colon before the port, -1 if there is none: the last colon, unless a `]`
    /// follows.
    var portColon: Int {
        var index = count - 1
        while index >= 0 {
            if self[index] == UInt8(ascii: ":") { return index }
            if self[index] == UInt8(ascii: "]") { return -1 }
            index -= 1
        }
        return -1
    }

    /// The authority without its port.
    var withoutPort: Bytes {
        let colon = portColon
        return colon < 0 ? self : part(from: 0, count: colon)
    }
}
