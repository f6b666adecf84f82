import ASCIIText
import IstioConfig
import IstioNames
import Routing

/// What a proxy can reach: the egress listener of its Sidecar resource that covers a port.
///
/// Source: docs/semantics/istio.md 2.7 and 3.4. Without a Sidecar resource everything is reachable.
struct SidecarImports: Sendable {
    private struct Entry: Sendable {
        let namespace: String
        let host: String
    }

    private var included: [Entry] = []
    private var excluded: [Entry] = []
    /// The number of imported hosts.
    var count: Int { included.count + excluded.count }
    /// Whether the Sidecar resource has a listener for exactly this port.
    private(set) var hasOwnListener = false
    /// The treatment of requests for unknown hosts.
    let outboundMode: Sidecar.OutboundMode

    init(_ sidecars: [Sidecar], for proxy: Proxy) {
        let sidecar = Self.resource(sidecars, for: proxy)
        outboundMode = sidecar?.outboundMode?.value ?? .allowAny
        guard let listeners = sidecar?.egress, !listeners.isEmpty else {
            included = [Entry(namespace: "*", host: "*")]
            return
        }
        let own = listeners.last { $0.port?.value ?? 0 == proxy.port }
        hasOwnListener = own != nil
        let hosts =
            own?.hosts ?? listeners.filter { $0.port?.value ?? 0 == 0 }.flatMap(\.hosts)
        for host in hosts { add(host.value, for: proxy) }
    }

    /// Whether a VirtualService is imported: one matching host suffices, wildcards match both ways.
    func importsVirtualService(namespace: String, hosts: [String]) -> Bool {
        hosts.contains { includes(namespace, $0, HostName.matches) }
    }

    /// Whether a service is imported: it must be a subset of an imported host.
    func importsService(namespace: String, host: String) -> Bool {
        includes(namespace, host) { HostName.isSubset($0, of: $1) }
    }

    private func includes(
        _ namespace: String, _ host: String, _ fits: (String, String) -> Bool,
    ) -> Bool {
        let isConcerned = { (entry: Entry) in
            entry.namespace == "*" || entry.namespace == namespace
        }
        if excluded.contains(where: { isConcerned($0) && HostName.isSubset(host, of: $0.host) }) {
            return false
        }
        return included.contains { isConcerned($0) && fits(host, $0.host) }
    }

    private mutating func add(_ text: String, for proxy: Proxy) {
        guard let slash = text.firstIndex(of: "/") else { return }
        var namespace = String(text[..<slash])
        let host = String(text[text.index(after: slash)...])
        let isException = namespace.hasPrefix("~") && namespace != "~"
        if isException { namespace.removeFirst() }
        if namespace == "~" { return }
        let entry = Entry(namespace: namespace == "." ? proxy.namespace : namespace, host: host)
        if isException { excluded.append(entry) } else { included.append(entry) }
    }

    /// The Sidecar resource of a proxy; the oldest if there are several.
    ///
    /// One that selects the proxy precedes its namespace's, which precedes the root namespace's.
    private static func resource(_ sidecars: [Sidecar], for proxy: Proxy) -> Sidecar? {
        let ranked = sidecars.compactMap { sidecar -> (rank: Int, sidecar: Sidecar)? in
            let namespace = sidecar.metadata.effectiveNamespace
            let labels = sidecar.workloadSelector.map { ($0.key.value, $0.value.value) }
            if namespace == proxy.namespace && !labels.isEmpty {
                return proxy.hasLabels(labels) ? (0, sidecar) : nil
            }
            if !labels.isEmpty { return nil }
            if namespace == proxy.namespace { return (1, sidecar) }
            return namespace == "istio-system" ? (2, sidecar) : nil
        }
        return ranked.min { left, right in
            if left.rank != right.rank { return left.rank < right.rank }
            return key(left.sidecar).lexicographicallyPrecedes(
                key(right.sidecar), by: ASCII.isOrdered(_:before:))
        }?.sidecar
    }

    private static func key(_ sidecar: Sidecar) -> [String] {
        [sidecar.metadata.creationTimestamp.text(), sidecar.metadata.name.text()]
    }
}
