import IstioConfig

/// Annotations. Source: docs/semantics/istio.md 7.1.
extension Findings {
    /// Checks for annotations that the webhook refuses; returns whether the other checks follow.
    mutating func check(annotationsOf metadata: ObjectMetadata) -> Bool {
        for (name, code) in Self.refusedAnnotations {
            guard let entry = metadata.annotations.first(where: { $0.key.value == name }) else {
                continue
            }
            refuse(
                code, "the annotation `\(name)` is not for users",
                suggestion: "remove it", at: entry.key.location)
            return false
        }
        return true
    }

    private static let refusedAnnotations: [(name: String, code: DiagnosticCode)] = [
        ("istio.io/dry-run", .dryRunAnnotation),
        ("internal.istio.io/webhook-always-reject", .alwaysRejectAnnotation),
        ("internal.istio.io/parent-namespace", .parentNamespaceAnnotation),
        ("internal.istio.io/parents", .parentsAnnotation),
    ]
}
