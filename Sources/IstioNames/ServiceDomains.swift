/// The domains of a service in a sidecar's routes.
///
/// Source: docs/semantics/istio.md 3.4 (`generateVirtualHostDomains`, `GenerateAltVirtualHosts`).
package enum ServiceDomains {
    /// Returns the host, the host with a trailing dot, and the short forms that the resolver of a
    /// pod in this namespace completes.
    package static func domains(of host: String, from namespace: String) -> [String] {
        if HostName.isAddress(host) { return [host] }
        return [host, "\(host)."] + shortForms(of: host, from: namespace)
    }

    /// `FIRST`, `FIRST.NS.svc`, `FIRST.NS` in the service's own namespace; elsewhere the last two.
    private static func shortForms(of host: String, from namespace: String) -> [String] {
        let tail = ".svc.\(NameResolution.domain)"
        guard host.hasSuffix(tail), let cut = position(of: ".svc.", in: host),
            let dot = host.firstIndex(of: "."), dot < cut
        else { return [] }
        let long = String(host[..<cut])
        let rest = host[host.index(after: dot)..<cut]
        return rest == namespace
            ? [String(host[..<dot]), "\(long).svc", long] : [long, "\(long).svc"]
    }

    private static func position(of part: String, in text: String) -> String.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(part) { return index }
            index = text.index(after: index)
        }
        return nil
    }

    /// An IPv6 address in brackets, any other host unchanged.
    package static func bracketed(_ host: String) -> String {
        IPAddress.isIPv6(host) ? "[\(host)]" : host
    }

    /// Istio's name of a virtual host.
    package static func withPort(_ host: String, _ port: UInt32) -> String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
