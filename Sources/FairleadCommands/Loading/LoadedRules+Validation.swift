import IstioConfig

extension LoadedRules {
    /// Adds what Istio's webhook says of the rules.
    mutating func validate() {
    }
}
