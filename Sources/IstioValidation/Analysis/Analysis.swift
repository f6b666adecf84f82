public import IstioConfig

/// What can be said of all objects together without a cluster: the findings of `istioctl analyze`
/// that concern VirtualServices, under their own codes (`IST…`), and what it misses (`VS280` on).
///
/// Errors of the webhook are not repeated here: `istioctl` calls each of them IST0106, rows 121,
/// 122 and 124 IST0130, rows 123 and 125 IST0131, and the other warnings IST0133.
///
/// Source: docs/semantics/istio.md 8.
public enum Analysis {
    /// Returns the findings, sorted by place; warnings, since none of them stops a cluster.
    ///
    /// - Complexity: near linear in the objects; what is compared pairwise is bounded.
    public static func findings(in configuration: Configuration) -> [Diagnostic] {
        let objects = AnalysedObjects(configuration)
        let findings =
            References(objects).findings + GatewayHosts(objects).findings
            + MeshHosts(objects).findings + ServerCertificates(objects).findings
            + Deprecations(objects).findings + Reachability(objects).findings
            + Delegates(objects).findings
        return findings.sorted()
    }

    /// The code that `istioctl analyze` has for a finding of the webhook; `nil` for other findings.
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

/// The objects that `istioctl analyze` looks at: of several with one name the last, and none of
/// Kubernetes' own namespaces.
struct AnalysedObjects {
    let virtualServices: [VirtualService]
    let gateways: [String: Gateway]
    let destinationRules: [DestinationRule]

    init(_ configuration: Configuration) {
        virtualServices = Self.last(of: configuration.virtualServices, \.metadata).filter {
            !configuration.undecodable.contains($0.location)
        }
        destinationRules = Self.last(of: configuration.destinationRules, \.metadata)
        gateways = Dictionary(
            Self.last(of: configuration.gateways, \.metadata).map {
                ($0.metadata.fullName, $0)
            }, uniquingKeysWith: { $1 })
    }

    /// Whether the object's annotation switches a code off.
    static func suppresses(_ code: DiagnosticCode, _ metadata: ObjectMetadata) -> Bool {
        metadata.annotations.contains { entry in
            entry.key.value == "galley.istio.io/analyze-suppress"
                && entry.value.value.split(separator: ",").contains {
                    $0 == code.rawValue || $0 == "*"
                }
        }
    }

    private static let systemNamespaces: Set<String> = [
        "kube-system", "kube-public", "kube-node-lease", "local-path-storage",
    ]

    private static func last<Object>(
        of objects: [Object], _ metadata: (Object) -> ObjectMetadata,
    ) -> [Object] {
        let names = objects.map { metadata($0).fullName }
        let last = Dictionary(zip(names, objects.indices), uniquingKeysWith: { $1 })
        return objects.indices.filter { index in
            last[names[index]] == index
                && !systemNamespaces.contains(metadata(objects[index]).effectiveNamespace)
        }.map { objects[$0] }
    }
}

extension ObjectMetadata {
    /// `namespace/name`.
    var fullName: String { "\(effectiveNamespace)/\(name.text())" }
}

/// The findings of one analyzer, without those that an object's annotation suppresses.
struct AnalysisFindings {
    private(set) var all: [Diagnostic] = []

    mutating func warn(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil,
        of metadata: ObjectMetadata,
        at location: RuleLocation,
    ) {
        if AnalysedObjects.suppresses(code, metadata) { return }
        all.append(
            Diagnostic(.warning, code: code, message, suggestion: suggestion, at: location))
    }
}
