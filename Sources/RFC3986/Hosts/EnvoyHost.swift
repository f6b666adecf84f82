import ASCIIText

/// What Envoy accepts in a Host beyond the RFC, and how it looks up virtual hosts.
///
/// Source: docs/semantics/envoy.md 1.2 and 1.4, observed on Envoy 1.40.
public enum EnvoyHost {
    /// Whether Envoy allows a byte in a Host.
    ///
    /// Letters, digits, and any of ``!$%&'()*+,-.:;=@[]_~``: users, broken brackets and broken
    /// percent-encodings pass; to everything else Envoy replies 400.
    public static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "%"):
            true
        default: URIBytes.isRegisteredNameByte(byte)
        }
    }

    /// Whether a query or fragment allows a byte without percent-encoding (RFC 3986, 3.4).
    public static func isAllowedInQuery(_ byte: UInt8) -> Bool {
        URIBytes.isQueryByte(byte)
    }

    /// Returns the offset of the colon before the port, or `nil` if there is none.
    ///
    /// It is the last colon, whatever follows it, unless a `]` does; so an IPv6 address without
    /// brackets loses its last group.
    public static func portColon(in host: [UInt8]) -> Int? {
        guard let colon = host.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        return host[colon...].contains(UInt8(ascii: "]")) ? nil : colon
    }

    /// Returns the form that is compared with virtual hosts: without port, in lower case.
    ///
    /// Istio sets `ignore_port_in_host_matching`.
    public static func lookupForm(of host: [UInt8]) -> [UInt8] {
        host[..<(portColon(in: host) ?? host.endIndex)].map { ASCII.lowercased($0) }
    }
}
