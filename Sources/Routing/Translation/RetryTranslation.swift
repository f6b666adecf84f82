import IstioConfig

/// When requests are tried again.
///
/// Source: docs/semantics/istio.md 5.7 (`ConvertPolicy`).
enum RetryTranslation {
    /// Translates `retries`; absent means Istio's default, no attempts mean never.
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

    /// Tells words from status codes; with codes the word that makes Envoy heed them is added
    /// unless the text has it already.
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

/// The statuses that Go's `http.StatusText` has a name for.
package enum HTTPStatus {
    /// Returns the status that a text means: digits with or without a sign, and a known status.
    package static func code(_ text: String) -> UInt32? {
        guard let number = Int(text), number > 0, known.contains(UInt32(clamping: number)) else {
            return nil
        }
        return UInt32(clamping: number)
    }

    private static let known: Set<UInt32> = Set(
        Array(100...103) + Array(200...208) + [226] + Array(300...305) + [307, 308]
            + Array(400...418) + Array(421...426) + [428, 429, 431, 451] + Array(500...508)
            + [510, 511])
}
