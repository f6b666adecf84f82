import ASCIIText
import RFC3986

extension RouteTable {
    /// Returns the virtual host that Envoy chooses for a Host, or `nil` if none has its domain.
    ///
    /// The choice is final: if none of its routes matches, no other virtual host is tried. Exact
    /// domains precede suffix wildcards, which precede prefix wildcards, and `*` comes last. The
    /// longest wildcard wins, and its star matches at least one byte
    /// (docs/semantics/envoy.md 1.1).
    package func virtualHost(for authority: [UInt8]) -> Int? {
        virtualHostChoice(for: authority)?.index
    }

    /// Returns the virtual host together with the domain that selected it.
    package func virtualHostChoice(for authority: [UInt8]) -> (index: Int, domain: String)? {
        let host = EnvoyHost.lookupForm(of: authority)
        return first { $0 == host }
            ?? longest { $0.first == star && $0.count > 1 && host.hasTail($0.dropFirst()) }
            ?? longest { $0.last == star && $0.count > 1 && host.hasHead($0.dropLast()) }
            ?? first { $0 == [star] }
    }

    private func first(where holds: ([UInt8]) -> Bool) -> (index: Int, domain: String)? {
        for (index, host) in virtualHosts.enumerated() {
            if let domain = host.domains.first(where: { holds(ASCII.lowercased(Array($0.utf8))) }) {
                return (index, domain)
            }
        }
        return nil
    }

    private func longest(where holds: ([UInt8]) -> Bool) -> (index: Int, domain: String)? {
        var best: (index: Int, domain: String)?
        for (index, host) in virtualHosts.enumerated() {
            for domain in host.domains
            where holds(ASCII.lowercased(Array(domain.utf8)))
                && domain.utf8.count > (best?.domain.utf8.count ?? 0)
            {
                best = (index, domain)
            }
        }
        return best
    }
}

private let star = UInt8(ascii: "*")

extension [UInt8] {
    /// Whether the bytes end with `tail` and have at least one more before it.
    fileprivate func hasTail(_ tail: ArraySlice<UInt8>) -> Bool {
        count > tail.count && suffix(tail.count) == tail
    }

    /// Whether the bytes begin with `head` and have at least one more after it.
    fileprivate func hasHead(_ head: ArraySlice<UInt8>) -> Bool {
        count > head.count && prefix(head.count) == head
    }
}
