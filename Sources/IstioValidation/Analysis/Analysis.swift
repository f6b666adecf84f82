public import IstioConfig

/// Findings about all objects together that need no cluster.
///
/// They are the findings of `istioctl analyze` that concern VirtualServices, under their own codes
/// (`IST…`), and what it misses (from `VS280`).
///
/// Errors of the webhook are not repeated here: `istioctl` calls each of them IST0106, rows 121,
/// 122 and 124 IST0130, rows 123 and 125 IST0131, and the other warnings IST0133.
///
/// Source: docs/semantics/istio.md 8.
public enum Analysis {
    /// Returns the findings, sorted by location; all are warnings, since none stops a cluster.
    ///
    /// - Complexity: near linear in the objects; comparisons of pairs are bounded.
    public static func findings(in configuration: Configuration) -> [Diagnostic] {
        let objects = AnalysedObjects(configuration)
        let findings =
            References(objects).findings + GatewayHosts(objects).findings
            + MeshHosts(objects).findings + ServerCertificates(objects).findings
            + Deprecations(objects).findings + Reachability(objects).findings
            + Delegates(objects).findings
        return findings.sorted()
    }

    /// The code of `istioctl analyze` for a finding of the webhook; `nil` for other findings.
    public static func istioctlCode(of diagnostic: Diagnostic) -> IstioctlCode? {
        switch diagnostic.code {
        case .dryRunAnnotation, .alwaysRejectAnnotation, .parentNamespaceAnnotation,
            .parentsAnnotation:
            return nil
        case .secondRuleWithoutMatch, .ruleAfterRuleWithoutMatch, .duplicateRule:
            return .unusedRule
        case .duplicateMatch, .overlappingPrefix:
            return .unusedMatch
        default:
            break
        }
        switch diagnostic.code.origin {
        case .webhook: return diagnostic.severity == .error ? .schemaError : .schemaWarning
        case .otherKinds: return .schemaError
        case .other: return nil
        }
    }
}
