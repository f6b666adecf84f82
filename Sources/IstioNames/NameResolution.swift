/// Completes short names, which Istio does before anything else.
///
/// Source: docs/semantics/istio.md 2.1 (`ResolveShortnameToFQDN`, `resolveGatewayName`).
package enum NameResolution {
    /// The cluster's domain: Kubernetes' default, which Istio assumes too.
    package static let domain = "cluster.local"

    /// Completes a host without a dot with the namespace of the object that refers to it.
    ///
    /// The empty name, `*`, IP addresses and names with a dot stay unchanged.
    package static func host(_ name: String, in namespace: String) -> String {
        if name.isEmpty || name == "*" || name.utf8.contains(UInt8(ascii: "."))
            || HostName.isAddress(name)
        {
            return name
        }
        return "\(name).\(namespace).svc.\(domain)"
    }

    /// Completes a gateway's name to `namespace/name`; `mesh` stays unchanged.
    ///
    /// Accepts `./gw` and the legacy form `gw.namespace`, of which only the first two labels
    /// count.
    package static func gateway(_ name: String, in namespace: String) -> String {
        if name == "mesh" { return name }
        if let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")) {
            return name[..<slash] == "."
                ? namespace + name[slash...] : name
        }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 ? "\(labels[1])/\(labels[0])" : "\(namespace)/\(name)"
    }
}
