public import IstioConfig

/// What Istio's webhook says of VirtualServices: the same findings, in words of our own.
///
/// A finding's code is `VS` and the row of docs/semantics/istio.md 7 that it belongs to.
public enum WebhookValidation {
    /// Returns the findings of all VirtualServices, sorted by place.
    ///
    /// - Complexity: near linear in the rules.
    public static func findings(in configuration: Configuration) -> [Diagnostic] {
        configuration.virtualServices.flatMap { findings(for: $0) }.sorted()
    }

    /// Returns the findings of one VirtualService, in the webhook's order.
    ///
    /// An error means that the webhook refuses the object, a warning that it lets it pass with a
    /// word.
    public static func findings(for service: VirtualService) -> [Diagnostic] {
        var findings = Findings(maximum: maximum)
        if !findings.check(annotationsOf: service.metadata) { return findings.all }
        findings.check(service)
        return findings.all
    }

    /// More findings of one object than anybody reads are left out.
    private static let maximum = 10_000
}
