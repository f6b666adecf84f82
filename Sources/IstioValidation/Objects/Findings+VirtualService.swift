import IstioConfig
import IstioNames

/// The object as a whole. Source: docs/semantics/istio.md 7.2.
extension Findings {
    mutating func check(_ service: VirtualService) {
        let isDelegate = service.hosts.isEmpty
        let names = service.gateways.map(\.value)
        let isForGatewaysOnly = !names.isEmpty && !names.contains("mesh")
        if isDelegate { checkDelegate(service) }
        check(gateways: service.gateways, warns: true)
        if !isForGatewaysOnly { checkClaims(service) }
        checkHosts(service, isForGatewaysOnly: isForGatewaysOnly)
        if service.http.isEmpty && service.tls.isEmpty && service.tcp.isEmpty {
            refuse(
                .noRules, "there are no rules", suggestion: "give http, tls or tcp",
                at: service.specLocation)
        }
        for rule in service.http { check(rule, isInDelegate: isDelegate) }
        for rule in service.tls { check(rule, of: service) }
        for rule in service.tcp { check(rule) }
        check(exportToOf: service)
        checkReachability(of: service)
    }

    private mutating func checkDelegate(_ service: VirtualService) {
        let why = "a VirtualService without hosts is a delegate, whose"
        if let first = service.gateways.first {
            refuse(
                .delegateWithGateways, "\(why) root says which gateways it is for",
                suggestion: "remove `gateways`",
                at: first.location)
        }
        if let first = service.tls.first {
            refuse(.delegateWithTLS, "\(why) tls rules nobody uses", at: first.location)
        }
        if let first = service.tcp.first {
            refuse(.delegateWithTCP, "\(why) tcp rules nobody uses", at: first.location)
        }
    }

    private mutating func checkClaims(_ service: VirtualService) {
        for rule in service.http {
            for match in rule.match {
                for entry in match.headers + match.withoutHeaders
                where ClaimKey.path(entry.key.value) != nil {
                    refuse(
                        .claimOutsideGateway,
                        "claims such as `\(entry.key.value)` are known on gateways only",
                        suggestion: "name the gateways, and not `mesh`", at: entry.key.location)
                }
            }
        }
    }

    private mutating func checkHosts(_ service: VirtualService, isForGatewaysOnly: Bool) {
        let hasServerNames = service.tls.contains { rule in
            rule.match.contains { !$0.sniHosts.isEmpty }
        }
        var allPass = true
        for host in service.hosts {
            if isForGatewaysOnly && hasServerNames && host.value.hasPrefix("outbound_") {
                if !check(outboundName: host) { allPass = false }
            } else if !HostName.isAddress(host.value) && !check(wildcardDomain: host) {
                allPass = false
            }
            if !isForGatewaysOnly && host.value == "*" {
                refuse(
                    .wildcardHostInMesh, "the host `*` is not allowed in the mesh",
                    suggestion: "name hosts, or gateways without `mesh`", at: host.location)
                allPass = false
            }
        }
        if allPass { checkOverlaps(service.hosts) }
    }

    /// Checks every pair of hosts for a common host (row 17).
    private mutating func checkOverlaps(_ hosts: [Located<String>]) {
        for pair in HostOverlaps(hosts.map(\.value)).pairs {
            let (host, other) = (hosts[pair.later], hosts[pair.earlier].value)
            refuse(
                .overlappingHosts, "`\(host.value)` and `\(other)` have hosts in common",
                suggestion: "keep one of the two", at: host.location)
        }
    }

    /// Rows 20 to 24, entry by entry; an invalid entry is not remembered.
    private mutating func check(exportToOf service: VirtualService) {
        let namespace = service.metadata.effectiveNamespace
        var accepted: Set<String> = []
        for entry in service.exportTo {
            let name = entry.value == "." ? namespace : entry.value
            if accepted.contains(name) {
                refuse(
                    entry.value == "." ? .duplicateOwnExport : .duplicateExport,
                    "`\(entry.value)` is in the list already",
                    suggestion: "remove it", at: entry.location)
            } else if name == "~" {
                refuse(.exportToNobody, "`~` would let nobody see the rules", at: entry.location)
            } else if name != "*" && !DNSLabel.isValid(name) {
                refuse(
                    .invalidExport, "`\(entry.value)` is no namespace",
                    suggestion: "use `.`, `*` or a namespace",
                    at: entry.location)
            } else {
                accepted.insert(name)
            }
        }
        if accepted.contains("*"), service.exportTo.count > 1,
            let star = service.exportTo.first(where: { $0.value == "*" })
        {
            refuse(
                .publicAndOtherExport,
                "`*` means all namespaces, so others make no sense beside it",
                suggestion: "keep `*` alone", at: star.location)
        }
    }
}
