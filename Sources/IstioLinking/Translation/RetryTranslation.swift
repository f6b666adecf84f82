import ASCIIText
import IstioConfig
import IstioNames
import Routing

/// Translation of `retries`.
///
/// Source: docs/semantics/istio.md 5.7 (`ConvertPolicy`).
enum RetryTranslation {
    /// Translates `retries`; absence means Istio's default, no attempts mean never.
    static func policy(_ source: HTTPRetry?, isHashed: Bool) -> RetryPolicy? {
        var policy = RetryPolicy.standard
        policy.avoidsPreviousHosts = !isHashed
        guard let source else { return policy }
        guard let attempts = source.attempts?.value, attempts > 0 else { return nil }
        policy.attempts = UInt32(attempts)
        if !source.retryOn.text().isEmpty { addConditions(source.retryOn.text(), to: &policy) }
        policy.perTryTimeoutNanoseconds = source.perTryTimeout?.value.nanoseconds
        policy.backoffNanoseconds = source.backoff?.value.nanoseconds
        policy.usesRemoteLocalities = source.retryRemoteLocalities?.value ?? false
        policy.avoidsPreviousHosts =
            source.retryIgnorePreviousHosts?.value ?? policy.avoidsPreviousHosts
        return policy
    }

    /// Separates conditions from status codes.
    ///
    /// For codes, the condition that makes Envoy use them is added unless the text already has it.
    private static func addConditions(_ text: String, to policy: inout RetryPolicy) {
        let parts = text.split(separator: ",").map {
            String(decoding: ASCII.trimmed(Array($0.utf8)), as: UTF8.self)
        }.filter { !$0.isEmpty }
        policy.retriableStatusCodes = parts.compactMap { HTTPStatus.code($0) }
        let words = parts.filter { HTTPStatus.code($0) == nil }
        policy.retryOn = words.joined(separator: ",")
        let word = "retriable-status-codes"
        let isHeeded = words.contains { $0.contains(word) }
        if !policy.retriableStatusCodes.isEmpty && !isHeeded { policy.retryOn += ",\(word)" }
    }
}
