import IstioConfig
import IstioNames

/// Redirects, direct responses, rewrites, timeouts, retries. Source: docs/semantics/istio.md 7.6
/// and 7.7.
extension Findings {
    /// Reports only the first fault of a redirect.
    mutating func check(_ redirect: HTTPRedirect, of rule: HTTPRoute) {
        let hasURI = !redirect.uri.text().isEmpty
        let hasPrefix = !redirect.prefixRewrite.text().isEmpty
        let isEmpty =
            !hasURI && !hasPrefix && redirect.authority.text().isEmpty
            && redirect.scheme.text().isEmpty && redirect.port == nil
        let code = redirect.redirectCode?.value ?? 0
        let scheme = redirect.scheme.text()
        if hasURI && hasPrefix {
            refuse(
                .redirectWithPathAndPrefix, "`uri` and `prefixRewrite` exclude each other",
                at: redirect.prefixRewrite?.location ?? redirect.location)
        } else if hasPrefix && rule.match.contains(where: Self.hasOtherThanPrefix) {
            refuse(
                .prefixRewriteWithoutPrefix,
                "`prefixRewrite` needs a prefix in every `uri` of the rule",
                at: redirect.prefixRewrite?.location ?? redirect.location)
        } else if isEmpty {
            refuse(
                .emptyRedirect, "the redirect leads nowhere",
                suggestion: "give uri, authority, scheme or port", at: redirect.location)
        } else if code != 0 && !(300...399).contains(code) {
            refuse(
                .invalidRedirectCode, "`\(code)` is no redirect",
                suggestion: "use 301, 302, 303, 307 or 308",
                at: redirect.redirectCode?.location ?? redirect.location)
        } else if !scheme.isEmpty && scheme != "http" && scheme != "https" {
            refuse(
                .invalidRedirectScheme, "`\(scheme)` is no scheme of a redirect",
                suggestion: "use `http` or `https`",
                at: redirect.scheme?.location ?? redirect.location)
        } else if case .number(let port)? = redirect.port?.value, port > 65535 {
            check(port: port, at: redirect.port?.location ?? redirect.location)
        }
    }

    private static func hasOtherThanPrefix(_ match: HTTPMatchRequest) -> Bool {
        guard let uri = match.uri else { return false }
        if case .prefix = uri.kind { return false }
        return true
    }

    mutating func check(_ response: HTTPDirectResponse) {
        if let body = response.body, body.value.count > 1_048_576 {
            refuse(.bodyTooLarge, "the body is larger than 1 MiB", at: body.location)
        } else if let body = response.body, body.value.count > 102_400 {
            warn(
                .largeBody, "a body of more than 100 KiB burdens the control plane",
                at: body.location)
        }
        let status = Int64(response.status?.value ?? 0)
        check(status: status, at: response.status?.location ?? response.location)
    }

    /// Row 65; Istio compares the number as a signed integer.
    mutating func check(status: Int64, at location: RuleLocation) {
        let signed = Int32(truncatingIfNeeded: status)
        if signed < 200 || signed > 600 {
            refuse(
                .invalidStatus, "`\(status)` is no status to answer with",
                suggestion: "use 200 to 599",
                at: location)
        }
    }

    mutating func check(_ rewrite: HTTPRewrite) {
        let hasURI = !rewrite.uri.text().isEmpty
        guard let regex = rewrite.uriRegexRewrite else {
            if !hasURI && rewrite.authority.text().isEmpty {
                refuse(
                    .emptyRewrite, "the rewrite changes nothing",
                    suggestion: "give uri, uriRegexRewrite or authority", at: rewrite.location)
            }
            return
        }
        if hasURI {
            refuse(
                .rewriteWithPathAndExpression, "`uri` and `uriRegexRewrite` exclude each other",
                at: regex.location)
        } else if regex.match.text().isEmpty || regex.rewrite.text().isEmpty {
            refuse(
                .incompleteExpressionRewrite, "`uriRegexRewrite` needs both `match` and `rewrite`",
                at: regex.location)
        } else if let expression = regex.match {
            check(expression: expression, emptyCode: .emptyExpression)
        }
    }

    /// Rows 70 and 71.
    mutating func check(duration: Located<ProtoDuration>) {
        let nanoseconds = duration.value.nanoseconds
        if nanoseconds < 1_000_000 {
            refuse(.durationTooShort, "the duration is shorter than 1ms", at: duration.location)
        } else if nanoseconds % 1_000_000 != 0 {
            refuse(
                .durationTooFine, "the duration is finer than a millisecond",
                suggestion: "round it",
                at: duration.location)
        }
    }

    mutating func check(_ retries: HTTPRetry) {
        let attempts = retries.attempts?.value ?? 0
        if attempts < 0 {
            refuse(
                .negativeAttempts, "`attempts` cannot be negative",
                at: retries.attempts?.location ?? retries.location)
        }
        let isConfigured =
            retries.perTryTimeout != nil || !retries.retryOn.text().isEmpty
            || retries.retryRemoteLocalities != nil
        if attempts == 0 && isConfigured {
            refuse(
                .retriesWithoutAttempts,
                "without `attempts` nothing is retried, and the rest means nothing",
                suggestion: "give `attempts`", at: retries.location)
        }
        for duration in [retries.perTryTimeout, retries.backoff] {
            if let duration { check(duration: duration) }
        }
        guard let conditions = retries.retryOn, !conditions.value.isEmpty else { return }
        for word in conditions.value.split(separator: ",", omittingEmptySubsequences: false)
        where !Self.retryWords.contains(String(word)) && HTTPStatus.code(String(word)) == nil {
            refuse(
                .unknownRetryCondition, "`\(word)` is no condition to retry on",
                suggestion: "write words and statuses with commas between, no blanks",
                at: conditions.location)
        }
    }

    private static let retryWords: Set<String> = [
        "5xx", "gateway-error", "reset", "reset-before-request", "connect-failure",
        "retriable-4xx", "refused-stream", "retriable-status-codes", "retriable-headers",
        "envoy-ratelimited", "http3-post-connect-failure", "cancelled", "deadline-exceeded",
        "internal", "resource-exhausted", "unavailable",
    ]
}
