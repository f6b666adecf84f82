import IstioConfig
import Routing

/// CORS policies. Source: docs/semantics/istio.md 5.8.
extension RouteBuilder {
    /// Translates the CORS policy.
    mutating func cors(of rule: HTTPRoute) -> CORSRules? {
        guard let policy = rule.corsPolicy else { return nil }
        var rules = CORSRules()
        if policy.allowOrigins.isEmpty {
            rules.allowOrigins = policy.allowOrigin.map { .exact(Array($0.value.utf8)) }
        } else {
            rules.allowOrigins = origins(policy.allowOrigins)
        }
        let joined = { (list: [Located<String>]) in list.map(\.value).joined(separator: ",") }
        rules.allowMethods = joined(policy.allowMethods)
        rules.allowHeaders = joined(policy.allowHeaders)
        rules.exposeHeaders = joined(policy.exposeHeaders)
        rules.maxAge = policy.maxAge.map { String($0.value.nanoseconds / 1_000_000_000) }
        rules.allowCredentials = policy.allowCredentials?.value
        rules.forwardsUnmatchedPreflights = policy.unmatchedPreflights?.value != .ignore
        return rules
    }

    private mutating func origins(_ list: [StringMatch]) -> [TextMatcher] {
        var origins: [TextMatcher] = []
        for origin in list {
            switch origin.kind {
            case .unset: continue
            case .exact(let text): origins.append(.exact(Array(text.utf8)))
            case .prefix(let text): origins.append(.prefix(Array(text.utf8)))
            case .regex(let text):
                if let pattern = pattern(text, at: origin.valueLocation) {
                    origins.append(.regex(pattern))
                }
            }
        }
        return origins
    }
}
