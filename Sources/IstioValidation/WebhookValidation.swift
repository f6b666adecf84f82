public import IstioConfig

/// The findings of Istio's webhook for VirtualServices, with Fairlead's own messages.
///
/// A finding's code is `VS` and its row in docs/semantics/istio.md 7.
public enum WebhookValidation {
    /// Returns the findings of all VirtualServices, sorted by location.
    ///
    /// - Complexity: near linear in the rules.
    public static func findings(in configuration: Configuration) -> [Diagnostic] {
        configuration.virtualServices.flatMap { findings(for: $0) }.sorted()
    }

    /// Returns the findings of one VirtualService, in the webhook's order.
    ///
    /// An error means that the webhook refuses the object, a warning that it accepts it with a
    /// warning.
    public static func findings(for service: VirtualService) -> [Diagnostic] {
        var findings = Findings(maximum: maximum)
        if !findings.check(annotationsOf: service.metadata) { return findings.all }
        findings.check(service)
        return findings.all
    }

    /// The limit of findings for one object, far more than a user reads.
    private static let maximum = 10_000
}
