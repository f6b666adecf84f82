public import IstioConfig
import IstioNames

/// What routing depends on in Gateways, ServiceEntries, Sidecars and DestinationRules: the faults
/// for which Istio's webhook refuses them too, VS260 to VS268.
public enum OtherKindValidation {
    /// Returns the findings of all objects but VirtualServices, sorted by place.
    public static func findings(in configuration: Configuration) -> [Diagnostic] {
        var findings = OtherKindFindings()
        for gateway in configuration.gateways { findings.check(gateway) }
        for entry in configuration.serviceEntries { findings.check(entry) }
        for sidecar in configuration.sidecars { findings.check(sidecar) }
        for rule in configuration.destinationRules { findings.check(rule) }
        return findings.all.sorted()
    }
}

/// The findings so far.
private struct OtherKindFindings {
    private(set) var all: [Diagnostic] = []

    private mutating func refuse(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil,
        at location: RuleLocation,
    ) {
        all.append(
            Diagnostic(.error, code: code, message, suggestion: suggestion, at: location))
    }

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
            check(port.number, at: port.location)
            check(protocolName: port.protocolName, at: port.location)
            let kind = port.protocolName.text().uppercased()
            if (kind == "HTTPS" || kind == "TLS") && server.tls == nil {
                refuse(
                    .serverWithoutTLS, "a server of protocol \(kind) needs `tls`", at: port.location
                )
            }
        }
    }

    /// A host with or without `namespace/` in front.
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

    private func isDomain(_ name: String) -> Bool {
        if name == "*" || HostName.isAddress(name) { return true }
        var labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if labels.first == "*" { labels.removeFirst() }
        return !labels.isEmpty && name.utf8.count <= 255
            && labels.allSatisfy { DNSLabel.isValid($0) }
    }

    private mutating func check(_ number: Located<UInt32>?, at location: RuleLocation) {
        let value = number?.value ?? 0
        if !(1...65535).contains(value) {
            refuse(
                .invalidServerPort, "`\(value)` is no port", suggestion: "use 1 to 65535",
                at: number?.location ?? location)
        }
    }

    private static let protocols: Set<String> = [
        "HTTP", "HTTP2", "HTTPS", "GRPC", "GRPC-WEB", "TCP", "TLS", "MONGO", "MYSQL", "REDIS",
        "UDP", "HTTP_PROXY", "HBONE", "DOUBLE-HBONE", "AUTO",
    ]

    private mutating func check(protocolName: Located<String>?, at location: RuleLocation) {
        let name = protocolName.text()
        if !Self.protocols.contains(name.uppercased()) {
            refuse(
                .unknownProtocol, "`\(name)` is no protocol that Istio knows",
                suggestion: "use HTTP, HTTP2, HTTPS, GRPC, TCP or TLS",
                at: protocolName?.location ?? location)
        }
    }

    mutating func check(_ entry: ServiceEntry) {
        if entry.hosts.isEmpty {
            refuse(.missingHosts, "the ServiceEntry has no hosts", at: entry.location)
        }
        for host in entry.hosts where host.value == "*" || !isDomain(host.value) {
            refuse(
                .invalidServerHost, "`\(host.value)` is no host of a ServiceEntry",
                suggestion: "write a name, with `*` as first label at most", at: host.location)
        }
        var numbers: Set<UInt32> = []
        for port in entry.ports {
            check(port.number, at: port.location)
            if let name = port.protocolName { check(protocolName: name, at: port.location) }
            if let number = port.number, !numbers.insert(number.value).inserted {
                refuse(.duplicatePort, "port \(number.value) is given twice", at: number.location)
            }
        }
    }

    mutating func check(_ sidecar: Sidecar) {
        for host in sidecar.egress.lazy.flatMap(\.hosts) {
            let parts = host.value.split(separator: "/", omittingEmptySubsequences: false)
            if parts.count != 2 || parts[0].isEmpty || parts[1].isEmpty {
                refuse(
                    .invalidEgressHost, "`\(host.value)` is no egress host",
                    suggestion: "write NAMESPACE/HOST, such as `./*` or `*/api.example.com`",
                    at: host.location)
            }
        }
    }

    mutating func check(_ rule: DestinationRule) {
        if rule.host.text().isEmpty {
            refuse(.missingHosts, "the DestinationRule has no host", at: rule.location)
        }
        for subset in rule.subsets where !DNSLabel.isValid(subset.name.text()[...]) {
            refuse(
                .invalidSubsetName, "`\(subset.name.text())` is no name of a subset",
                suggestion: "use letters, digits and inner hyphens",
                at: subset.name?.location ?? subset.location)
        }
    }
}
