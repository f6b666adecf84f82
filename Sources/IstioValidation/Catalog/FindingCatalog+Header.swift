import IstioConfig

/// Operations on headers. Rows 48 to 56.
extension FindingCatalog {
    static let headerExplanations: [FindingExplanation] = [
        FindingExplanation(
            .pseudoHeaderOperation, "an operation changes a pseudo header",
            "Of those with a colon only `:authority` can be set, in requests.",
            .forward(
                """
                headers: {request: {set: {":path": /new}}}
                """)),
        FindingExplanation(
            .hostOperation, "an operation changes the Host where it cannot",
            "Host can be set or added in requests, not removed, and responses have none.",
            .forward(
                """
                headers: {request: {remove: [host]}}
                """)),
        FindingExplanation(
            .controlCharacterInHeader, "a header's value has a control character",
            "Values are one line of text. A tab is allowed.",
            .forward(
                """
                headers: {request: {set: {x-user: "a\\nb"}}}
                """)),
        FindingExplanation(
            .unescapedPercent, "a header's value ends in a single %",
            "`%` begins a command of Envoy's. Write `%%` for the sign itself.",
            .forward(
                """
                headers: {request: {set: {x-share: "50%"}}}
                """)),
        FindingExplanation(
            .unterminatedHeaderCommand, "a command in a header's value is not closed",
            "Commands stand between two `%`. Write `%%` for the sign itself.",
            .forward(
                """
                headers: {request: {set: {x-user: "%REQ(x-id)"}}}
                """)),
        FindingExplanation(
            .malformedHeaderCommand, "a command in a header's value is malformed",
            "Behind the closing parenthesis only `%` may follow; Istio knows no length (`:20`) there.",
            .forward(
                """
                headers: {request: {set: {x-user: "%REQ(x-id):20%"}}}
                """)),
        FindingExplanation(
            .duplicateAuthority, "the authority is set twice",
            "`rewrite.authority` and operations on `host` or `:authority` do the same. Keep one.",
            .forward(
                """
                rewrite: {authority: a.example.com}
                headers: {request: {set: {host: b.example.com}}}
                """)),
    ]
}
