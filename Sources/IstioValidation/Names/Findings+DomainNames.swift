import IstioConfig
import IstioNames

/// Names of hosts, namespaces and ports. Source: docs/semantics/istio.md 7.9.
extension Findings {
    /// Checks a name that may begin with a wildcard (rows 101 to 105); returns whether it is valid.
    @discardableResult
    mutating func check(wildcardDomain name: Located<String>) -> Bool {
        if DNSLabel.areAll(of: name.value) { return true }
        if !checkLength(name) { return false }
        let labels = name.value.split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let first = labels[0]
        let isWildcard = first == "*"
        let rest =
            first.hasPrefix("*-")
            ? first.dropFirst(2) : first.hasPrefix("*") ? first.dropFirst() : first
        if !(isWildcard || DNSLabel.isValid(first) || DNSLabel.isValid(rest))
            || first.utf8.count > 63
        {
            refuseLabel(String(first), of: name)
            return false
        }
        return labels.count == 1 || check(labelsOf: labels[1], name)
    }

    /// Checks a full name (rows 101 to 104); returns whether it is valid.
    @discardableResult
    mutating func check(fullDomain name: Located<String>) -> Bool {
        checkLength(name) && check(labelsOf: name.value[...], name)
    }

    /// Checks a name of the form `outbound_.PORT_._.HOST` (rows 106 and 107).
    mutating func check(outboundName name: Located<String>) -> Bool {
        if !checkLength(name) { return false }
        let parts = name.value.split(separator: "_", omittingEmptySubsequences: false)
        let form = "write `outbound_.PORT_._.HOST`"
        if parts.count < 4 {
            refuse(
                .incompleteOutboundName, "`\(name.value)` has too few parts", suggestion: form,
                at: name.location)
            return false
        }
        let hasDigit = parts[1].utf8.contains { (0x30...0x39).contains($0) }
        let hasLetter = parts[3].utf8.contains { (0x61...0x7A).contains($0 | 0x20) }
        if !hasDigit || !hasLetter {
            refuse(
                .invalidOutboundName, "`\(name.value)` has no port or no host", suggestion: form,
                at: name.location)
            return false
        }
        return true
    }

    private mutating func checkLength(_ name: Located<String>) -> Bool {
        if name.value.utf8.count > 255 {
            refuse(.hostTooLong, "the name is longer than 255 bytes", at: name.location)
            return false
        }
        if name.value.isEmpty {
            refuse(.emptyHost, "the name is empty", at: name.location)
            return false
        }
        return true
    }

    private mutating func check(labelsOf domain: Substring, _ name: Located<String>) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        if let last = labels.last, Int64(last) != nil {
            refuse(
                .numericTopLevelDomain,
                "`\(name.value)` ends in the number `\(last)`, which no domain does",
                at: name.location)
            return false
        }
        for (index, label) in labels.enumerated() {
            if index == labels.count - 1 && label.isEmpty { continue }
            if !DNSLabel.isValid(label) {
                refuseLabel(String(label), of: name)
                return false
            }
        }
        return true
    }

    private mutating func refuseLabel(_ label: String, of name: Located<String>) {
        refuse(
            .invalidDomainLabel, "`\(label)` cannot be a part of the host `\(name.value)`",
            suggestion: "use letters, digits and hyphens inside, at most 63", at: name.location)
    }

    /// Checks a list of gateways (rows 9 to 13) up to the first name without namespace.
    mutating func check(gateways: [Located<String>], warns: Bool) {
        for gateway in gateways {
            guard let slash = gateway.value.firstIndex(of: "/") else {
                if warns && gateway.value.contains(".") {
                    warn(
                        .legacyGatewayName, "`\(gateway.value)` is written in the old form",
                        suggestion: "write `\(NameResolution.gateway(gateway.value, in: ""))`",
                        at: gateway.location)
                }
                check(fullDomain: gateway)
                return
            }
            let namespace = gateway.value[..<slash]
            let name = gateway.value[gateway.value.index(after: slash)...]
            if namespace.isEmpty || name.isEmpty {
                refuse(
                    .incompleteGatewayName, "`\(gateway.value)` lacks the namespace or the name",
                    suggestion: "write NAMESPACE/NAME", at: gateway.location)
            }
            if !DNSLabel.isValid(namespace) {
                refuse(
                    .invalidGatewayNamespace, "`\(namespace)` is no namespace", at: gateway.location
                )
            }
            if !DNSLabel.isValid(name) {
                refuse(
                    .invalidGatewayName, "`\(name)` is no name of a gateway", at: gateway.location)
            }
        }
    }

    /// Checks the number of a port (row 44).
    mutating func check(port: UInt32, at location: RuleLocation) {
        if !(1...65535).contains(port) {
            refuse(.invalidPort, "`\(port)` is no port", suggestion: "use 1 to 65535", at: location)
        }
    }
}
