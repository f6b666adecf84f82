import IstioValidation

extension LoadedRules {
    /// Adds what Istio's webhook says of the rules.
    mutating func validate() {
        diagnostics += WebhookValidation.findings(in: configuration)
    }
}
