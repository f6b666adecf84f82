import ASCIIText
import Routing

/// Which Hosts as sent can lead to a virtual host at all.
///
/// Rules for several hosts often say in each entry which `authority` it is for, as Knative's do. A
/// virtual host that has exact domains only is reached with one of them, in any case, and with or
/// without a port (docs/semantics/envoy.md 1.1), so that entries for other Hosts can never match
/// there, and what the others ask of the authority is known where the Host is the domain as it is.
struct VirtualHostAuthorities {
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
            guard FieldTable.isAuthority(header.name), !header.isInverted else { return true }
            switch header.value {
            case .exact(let text): return domains.contains { Self.isHost(text, of: $0) }
            case .prefix(let text): return domains.contains { Self.beginsHost(text, of: $0) }
            case .regex, nil: return true
            }
        }
    }

    /// Whether a condition holds whenever the Host is a domain of the virtual host, byte for byte.
    func areSettling(_ header: HeaderMatcher) -> Bool {
        guard let domains, FieldTable.isAuthority(header.name), !header.isInverted else {
            return false
        }
        switch header.value {
        case .exact(let text): return domains.allSatisfy { $0 == text }
        case .prefix(let text): return domains.allSatisfy { $0.starts(with: text) }
        case .regex, nil: return false
        }
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
