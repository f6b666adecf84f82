import IstioConfig
import IstioNames

/// Rules for TLS and TCP. Source: docs/semantics/istio.md 7.10.
extension Findings {
    mutating func check(_ rule: TLSRoute, of service: VirtualService) {
        if rule.match.isEmpty {
            refuse(
                .tlsRuleWithoutMatch, "a tls rule needs a match with sniHosts", at: rule.location)
        }
        for match in rule.match {
            if match.sniHosts.isEmpty {
                refuse(.tlsMatchWithoutHosts, "a tls match needs sniHosts", at: match.location)
            }
            for host in match.sniHosts { check(serverName: host, of: service) }
            check(subnets: match.destinationSubnets)
            if let port = match.port, port.value != 0 {
                check(port: port.value, at: port.location)
            }
            check(labels: match.sourceLabels)
            check(gateways: match.gateways, warns: true)
        }
        if rule.route.isEmpty {
            refuse(.tlsRuleWithoutRoute, "a tls rule needs a route", at: rule.location)
        }
        check(rule.route)
    }

    mutating func check(_ rule: TCPRoute) {
        for match in rule.match {
            check(subnets: match.destinationSubnets)
            if let port = match.port, port.value != 0 {
                check(port: port.value, at: port.location)
            }
            check(labels: match.sourceLabels)
            check(gateways: match.gateways, warns: false)
        }
        if rule.route.isEmpty {
            refuse(.tcpRuleWithoutRoute, "a tcp rule needs a route", at: rule.location)
        }
        check(rule.route)
    }

    /// Reports one row for each name: an address, else an invalid name, else one outside the hosts.
    private mutating func check(serverName host: Located<String>, of service: VirtualService) {
        if HostName.isAddress(host.value) {
            warn(
                .sniHostIsAddress,
                "`\(host.value)` is an address, which clients do not send as a server name",
                at: host.location)
            return
        }
        let isInMesh = service.gateways.contains { $0.value == "mesh" }
        let isValid =
            host.value.hasPrefix("outbound_") && !isInMesh
            ? check(outboundName: host) : check(wildcardDomain: host)
        if !isValid { return }
        if !service.hosts.contains(where: { HostName.isSubset(host.value, of: $0.value) }) {
            refuse(
                .sniHostBeyondHosts, "`\(host.value)` is not among the hosts of the VirtualService",
                suggestion: "add it to `hosts`", at: host.location)
        }
    }

    private mutating func check(subnets: [Located<String>]) {
        for subnet in subnets {
            let parts = subnet.value.split(separator: "/", omittingEmptySubsequences: false)
            if parts.count == 2 {
                if !Self.isPrefix(parts[0], parts[1]) {
                    refuse(.invalidSubnet, "`\(subnet.value)` is no network", at: subnet.location)
                }
            } else if !HostName.isAddress(subnet.value) {
                refuse(
                    .invalidSubnetAddress, "`\(subnet.value)` is no address", at: subnet.location)
            }
        }
    }

    /// As in Go's `netip.ParsePrefix`: no zone, a length without sign or leading zero.
    private static func isPrefix(_ address: Substring, _ length: Substring) -> Bool {
        let isLength =
            !length.isEmpty && length.utf8.count <= 3
            && length.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && (length == "0" || length.first != "0")
        guard isLength, let bits = Int(length), !address.contains("%") else { return false }
        if IPAddress.isIPv4(address) { return bits <= 32 }
        return IPAddress.isIPv6(address) && bits <= 128
    }
}
