import IstioConfig

/// Redirects, direct responses, rewrites, timeouts and retries. Rows 57 to 74.
extension FindingCatalog {
    static let actionExplanations: [FindingExplanation] = [
        FindingExplanation(
            .redirectWithPathAndPrefix, "a redirect has both uri and prefixRewrite",
            "`uri` replaces the whole path, `prefixRewrite` the matched prefix. Keep one.",
            .rule(
                """
                match: [{uri: {prefix: /old}}]
                redirect: {uri: /new, prefixRewrite: /other}
                """)),
        FindingExplanation(
            .prefixRewriteWithoutPrefix, "prefixRewrite without a prefix to rewrite",
            "Every `uri` of the rule must be a `prefix`.",
            .rule(
                """
                match: [{uri: {exact: /old}}]
                redirect: {prefixRewrite: /new}
                """)),
        FindingExplanation(
            .emptyRedirect, "a redirect leads nowhere",
            "Give `uri`, `authority`, `scheme` or `port`.",
            .rule(
                """
                redirect: {redirectCode: 302}
                """)),
        FindingExplanation(
            .invalidRedirectCode, "a redirect's code is no 3xx",
            "Use 301, 302, 303, 307 or 308.",
            .rule(
                """
                redirect: {uri: /new, redirectCode: 200}
                """)),
        FindingExplanation(
            .invalidRedirectScheme, "a redirect's scheme is neither http nor https",
            "Write it in lower case.",
            .rule(
                """
                redirect: {scheme: HTTPS}
                """)),
        FindingExplanation(
            .bodyTooLarge, "a direct response's body is larger than 1 MiB",
            "Every proxy would hold it. Serve it from a service.",
            nil),
        FindingExplanation(
            .largeBody, "a direct response's body is larger than 100 KiB",
            "Every proxy holds it, and every push carries it. Serve it from a service.",
            nil),
        FindingExplanation(
            .invalidStatus, "a status is no status to answer with",
            "Use 200 to 599. The same is said of aborts.",
            .rule(
                """
                directResponse: {status: 700}
                """)),
        FindingExplanation(
            .rewriteWithPathAndExpression, "a rewrite has both uri and uriRegexRewrite",
            "Keep one.",
            .forward(
                """
                rewrite:
                  uri: /new
                  uriRegexRewrite: {match: /old, rewrite: /new}
                """)),
        FindingExplanation(
            .emptyRewrite, "a rewrite changes nothing",
            "Give `uri`, `uriRegexRewrite` or `authority`.",
            .forward(
                """
                rewrite: {}
                """)),
        FindingExplanation(
            .incompleteExpressionRewrite, "uriRegexRewrite is not complete",
            "It needs both `match` and `rewrite`.",
            .forward(
                """
                rewrite: {uriRegexRewrite: {match: /old}}
                """)),
        FindingExplanation(
            .durationTooShort, "a duration is shorter than 1ms",
            "For no timeout leave the field out.",
            .forward(
                """
                timeout: 0s
                """)),
        FindingExplanation(
            .durationTooFine, "a duration is finer than a millisecond",
            "Round it.",
            .forward(
                """
                timeout: 1500us
                """)),
        FindingExplanation(
            .negativeAttempts, "attempts is negative",
            "Use 0 for no retries.",
            .forward(
                """
                retries: {attempts: -1}
                """)),
        FindingExplanation(
            .retriesWithoutAttempts, "retries are configured, with no attempts",
            "Give `attempts`, or leave the rest out.",
            .forward(
                """
                retries: {attempts: 0, perTryTimeout: 2s}
                """)),
        FindingExplanation(
            .unknownRetryCondition, "a condition to retry on is unknown",
            "Words and statuses stand with commas between and without blanks, such as `5xx,reset,503`.",
            .forward(
                """
                retries: {attempts: 2, retryOn: "5xx, reset"}
                """)),
    ]
}
