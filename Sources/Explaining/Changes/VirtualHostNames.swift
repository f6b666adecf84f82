package import Routing

/// Hosts that a virtual host matches, one for each of its domains.
package enum VirtualHostNames {
    /// How many domains are used.
    private static let maximumCount = 16

    /// Returns the domains, a word in place of a wildcard's star, and then all with the port.
    package static func hosts(of host: VirtualHost, port: UInt32) -> [[UInt8]] {
        let plain = host.domains.prefix(maximumCount).map { domain -> [UInt8] in
            switch domain.utf8.first {
            case UInt8(ascii: "*")?:
                domain.utf8.count == 1
                    ? Array("any.example".utf8) : Array("any".utf8) + domain.utf8.dropFirst()
            default:
                domain.utf8.last == UInt8(ascii: "*")
                    ? domain.utf8.dropLast() + Array("any".utf8) : Array(domain.utf8)
            }
        }
        return plain + plain.map { $0 + Array(":\(port)".utf8) }
    }
}
