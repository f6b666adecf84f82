import IstioConfig

/// Faults of Gateways.
extension Findings {
    mutating func check(_ gateway: Gateway) {
        if gateway.servers.isEmpty {
            refuse(.gatewayWithoutServers, "the Gateway has no servers", at: gateway.location)
        }
        var names: Set<String> = []
        for server in gateway.servers {
            if let name = server.port?.name, !names.insert(name.value).inserted {
                refuse(
                    .duplicatePort, "the port name `\(name.value)` is given twice",
                    suggestion: "give each server's port a name of its own", at: name.location)
            }
            if server.hosts.isEmpty {
                refuse(
                    .missingHosts, "the server has no hosts", suggestion: "give hosts, `*` for all",
                    at: server.location)
            }
            for host in server.hosts { check(serverHost: host) }
            guard let port = server.port else {
                refuse(.invalidServerPort, "the server has no port", at: server.location)
                continue
            }
            check(portNumber: port.number, at: port.location)
            check(protocolName: port.protocolName, at: port.location)
            let kind = port.protocolName.text().uppercased()
            if (kind == "HTTPS" || kind == "TLS") && server.tls == nil {
                refuse(
                    .serverWithoutTLS, "a server of protocol \(kind) needs `tls`", at: port.location
                )
            }
        }
    }

    /// A host with or without a preceding `namespace/`.
    private mutating func check(serverHost host: Located<String>) {
        let parts = host.value.split(separator: "/", omittingEmptySubsequences: false)
        let namespace = parts.count == 2 ? String(parts[0]) : "*"
        let isNamespace = namespace == "*" || namespace == "." || DNSLabel.isValid(namespace[...])
        if parts.count > 2 || !isNamespace || !isDomain(String(parts[parts.count - 1])) {
            refuse(
                .invalidServerHost, "`\(host.value)` is no host of a server",
                suggestion: "write HOST or NAMESPACE/HOST, with `*` as first label at most",
                at: host.location)
        }
    }
}
