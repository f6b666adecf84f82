import IstioValidation

extension LoadedRules {
    /// Adds the findings of Istio's webhook.
    mutating func validate() {
        diagnostics += WebhookValidation.findings(in: configuration)
    }
}
