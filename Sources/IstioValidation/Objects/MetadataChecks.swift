import IstioConfig

/// Annotations. Source: istio-semantics 7.1.
extension Findings {
    /// Checks the annotations that the webhook refuses; returns whether the rest is looked at.
    mutating func check(annotationsOf metadata: ObjectMetadata) -> Bool {
        for (index, name) in Self.refusedAnnotations.enumerated() {
            guard let entry = metadata.annotations.first(where: { $0.key.value == name }) else {
                continue
            }
            refuse(
                index + 1, "the annotation `\(name)` is not for users",
                suggestion: "remove it", at: entry.key.location)
            return false
        }
        return true
    }

    private static let refusedAnnotations = [
        "istio.io/dry-run", "internal.istio.io/webhook-always-reject",
        "internal.istio.io/parent-namespace", "internal.istio.io/parents",
    ]
}
