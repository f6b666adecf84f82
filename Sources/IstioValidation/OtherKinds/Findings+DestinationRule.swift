import IstioConfig

/// Faults of DestinationRules.
extension Findings {
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
