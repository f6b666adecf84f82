import Routing

/// Which Hosts as sent can lead to a virtual host at all.
///
/// Rules for several hosts often say in each entry which `authority` it is for, as Knative's do. A
/// virtual host that has exact domains only is reached with one of them, in any case, and with or
/// without a port (envoy-semantics 1.1), so that entries for other Hosts can never match there.
struct HostAuthorities {
    /// The domains in lower case; `nil` if one is a wildcard, which says too little.
    private let domains: [[UInt8]]?

    init(_ domains: [String]) {
        let lower = domains.map { ASCII.lowercased(Array($0.utf8)) }
        self.domains = lower.contains { $0.contains(UInt8(ascii: "*")) } ? nil : lower
    }

    /// Whether a route may match a request that leads to the virtual host, as far as its conditions
    /// on the authority say.
    func canMatch(_ route: Route) -> Bool {
        guard let domains else { return true }
        return route.match.headers.allSatisfy { header in
            guard Self.isAuthority(header.name), !header.isInverted else { return true }
            switch header.value {
            case .exact(let text): return domains.contains { Self.isHost(text, of: $0) }
            case .prefix(let text): return domains.contains { Self.beginsHost(text, of: $0) }
            case .regex, nil: return true
            }
        }
    }

    private static func isAuthority(_ name: [UInt8]) -> Bool {
        name == Array(":authority".utf8) || name == Array("host".utf8)
    }

    /// Whether a text may be a Host that leads to a domain.
    private static func isHost(_ text: [UInt8], of domain: [UInt8]) -> Bool {
        text.count >= domain.count && beginsHost(text, of: domain)
    }

    /// Whether a Host that leads to a domain may begin with a text.
    private static func beginsHost(_ text: [UInt8], of domain: [UInt8]) -> Bool {
        let lower = ASCII.lowercased(text)
        if lower.count <= domain.count { return domain.starts(with: lower) }
        return lower.starts(with: domain) && lower[domain.count] == UInt8(ascii: ":")
    }
}
