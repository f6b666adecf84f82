import ASCIIText
import Routing

/// Which Hosts, as sent, can lead to a virtual host.
///
/// Rules for several hosts often name the `authority` in each entry, as Knative's do. A virtual
/// host with only exact domains is reached by one of them, in any case, and with or without a port
/// (docs/semantics/envoy.md 1.1). Entries for other Hosts can never match there, and the other
/// authority conditions are implied where the Host equals the domain.
struct VirtualHostAuthorities {
    /// The domains in lower case; `nil` if one is a wildcard, which implies too little.
    private let domains: [[UInt8]]?

    init(_ domains: [String]) {
        let lower = domains.map { ASCII.lowercased(Array($0.utf8)) }
        self.domains = lower.contains { $0.contains(UInt8(ascii: "*")) } ? nil : lower
    }

    /// Whether the authority conditions of a route allow a request that leads to the virtual host.
    func canMatch(_ route: Route) -> Bool {
        guard let domains else { return true }
        return route.match.otherConditions.allSatisfy { condition in
            switch condition {
            case .header(let header): Self.canHold(header, for: domains)
            case .path, .queryParameter, .claim: true
            }
        }
    }

    private static func canHold(_ header: HeaderMatcher, for domains: [[UInt8]]) -> Bool {
        guard FieldTable.isAuthority(header.name), !header.isInverted else { return true }
        switch header.value {
        case .exact(let text): return domains.contains { isHost(text, of: $0) }
        case .prefix(let text): return domains.contains { beginsHost(text, of: $0) }
        case .regex, nil: return true
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
