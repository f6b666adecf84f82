import ASCIIText
package import IstioConfig

/// One server of a Gateway that a proxy serves, with completed names.
package struct GatewayServer: Sendable {
    /// `namespace/name` of the Gateway.
    package let gateway: String
    /// The hosts, some as `namespace/host`.
    package let hosts: [String]
    /// The port that the Gateway names; matches and clusters refer to it.
    package let port: UInt32
    /// The port that the proxy listens on.
    let realPort: UInt32
    /// The route configuration's name, or `nil` for servers without HTTP routing.
    let routeName: String?
    let hasTLS: Bool
    let isHTTP: Bool
    let redirectsToHTTPS: Bool
    let bind: String
    /// Where the server is written; for an assumed one, where a VirtualService is.
    package let location: RuleLocation

    init(_ server: Gateway.Server, of gateway: Gateway, listeningOn realPort: UInt32) {
        self.realPort = realPort
        location = server.location
        let namespace = gateway.metadata.effectiveNamespace
        let name = gateway.metadata.name.text()
        self.gateway = "\(namespace)/\(name)"
        hosts = Self.completed(server.hosts.map(\.value), in: namespace)
        port = server.port?.number?.value ?? 0
        hasTLS = server.tls != nil
        redirectsToHTTPS = server.tls?.httpsRedirect?.value ?? false
        bind = server.bind.text()
        let kind = ASCII.lowercased(server.port?.protocolName.text() ?? "")
        isHTTP = ["http", "http2", "grpc", "grpc-web"].contains(kind)
        let suffix = bind.isEmpty ? "" : ".\(bind)"
        let mode = server.tls?.mode?.value ?? .passthrough
        if isHTTP {
            routeName = "http.\(realPort)\(suffix)"
        } else if kind == "https", hasTLS, mode != .passthrough, mode != .autoPassthrough {
            let portName = server.port?.name.text() ?? ""
            routeName = "https.\(port).\(portName).\(name).\(namespace)\(suffix)"
        } else {
            routeName = nil
        }
        usesTLSPort = hasTLS && (kind == "https" || kind == "tls")
    }

    /// Whether the port itself speaks TLS.
    let usesTLSPort: Bool

    /// The hosts for VirtualServices of a namespace, without namespaces.
    package func hosts(for namespace: String) -> [String] {
        hosts.compactMap { host in
            guard let slash = host.utf8.firstIndex(of: UInt8(ascii: "/")) else { return host }
            let scope = host[..<slash]
            return scope == namespace || scope == "*"
                ? String(host[host.index(after: slash)...]) : nil
        }
    }

    /// Completes `./host` with the Gateway's own namespace, `*/host` with any; `*/*` becomes `*`.
    ///
    /// Source: Istio's `sanitizeServerHostNamespace`, docs/semantics/istio.md 3.3.
    private static func completed(_ hosts: [String], in namespace: String) -> [String] {
        var completed: [String] = []
        for host in hosts {
            guard let slash = host.utf8.firstIndex(of: UInt8(ascii: "/")) else {
                completed.append(host)
                continue
            }
            let rest = String(host[host.index(after: slash)...])
            switch host[..<slash] {
            case "*":
                if rest == "*" { return ["*"] }
                completed.append(rest)
            case ".": completed.append("\(namespace)/\(rest)")
            default: completed.append(host)
            }
        }
        return completed
    }
}
