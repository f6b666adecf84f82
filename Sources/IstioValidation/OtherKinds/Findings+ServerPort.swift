import IstioConfig
import IstioNames

/// Ports and hosts of Gateways and ServiceEntries.
extension Findings {
    func isDomain(_ name: String) -> Bool {
        if name == "*" || HostName.isAddress(name) { return true }
        var labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if labels.first == "*" { labels.removeFirst() }
        return !labels.isEmpty && name.utf8.count <= 255
            && labels.allSatisfy { DNSLabel.isValid($0) }
    }

    mutating func check(portNumber number: Located<UInt32>?, at location: RuleLocation) {
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

    mutating func check(protocolName: Located<String>?, at location: RuleLocation) {
        let name = protocolName.text()
        if !Self.protocols.contains(name.uppercased()) {
            refuse(
                .unknownProtocol, "`\(name)` is no protocol that Istio knows",
                suggestion: "use HTTP, HTTP2, HTTPS, GRPC, TCP or TLS",
                at: protocolName?.location ?? location)
        }
    }
}
