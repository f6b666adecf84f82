import IstioConfig

/// Conditions of a match entry. Rows 37 to 47.
extension FindingCatalog {
    static let matchExplanations: [FindingExplanation] = [
        FindingExplanation(
            .emptyHeaderName, "the name of a header is empty",
            "Give the header's name. This is said of headers in matches, operations and CORS lists.",
            .forward(
                """
                match: [{headers: {"": {exact: a}}}]
                """)),
        FindingExplanation(
            .invalidHeaderName, "a name is no name of a header",
            "Header names have letters, digits and a few marks, no blanks.",
            .forward(
                """
                match: [{headers: {"user agent": {prefix: curl}}}]
                """)),
        FindingExplanation(
            .emptyPrefix, "a prefix is empty",
            "It would match everything that is there. Use `{}` for presence.",
            .forward(
                """
                match: [{headers: {x-user: {prefix: ""}}}]
                """)),
        FindingExplanation(
            .emptyExpression, "a regular expression is empty",
            "Envoy has no empty expression. Use `{}` for presence, or `exact: \"\"`.",
            .forward(
                """
                match: [{headers: {x-user: {regex: ""}}}]
                """)),
        FindingExplanation(
            .expressionTooLong, "a regular expression is longer than 1,024 bytes",
            "Istio refuses it. Split it into several match entries.",
            nil),
        FindingExplanation(
            .invalidExpression, "a regular expression is no RE2 expression",
            "Istio and Envoy use RE2: no look-around, no back-references, no possessive repetition. The finding says what RE2 does not know and where.",
            .forward(
                """
                match: [{uri: {regex: "/cart(?=/)"}}]
                """)),
        FindingExplanation(
            .invalidPort, "a number is no port",
            "Ports go from 1 to 65535.",
            .forward(
                """
                match: [{port: 70000}]
                """)),
        FindingExplanation(
            .invalidLabel, "a label is no label of Kubernetes",
            "Keys have an optional `prefix/`, and names with letters, digits and `-_.` inside.",
            .forward(
                """
                match: [{sourceLabels: {"-app": cart}}]
                """)),
        FindingExplanation(
            .invalidSourceNamespace, "a source namespace is no namespace",
            "A namespace has letters, digits and inner hyphens, 63 at most.",
            .forward(
                """
                match: [{sourceNamespace: team_a}]
                """)),
    ]
}
