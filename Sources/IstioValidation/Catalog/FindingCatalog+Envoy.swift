import IstioConfig

/// What Istio accepts and Envoy refuses, and what exceeds Fairlead's limits. VS240 to VS251.
extension FindingCatalog {
    static let envoyExplanations: [FindingExplanation] = [
        FindingExplanation(
            .envoyRedirectCode, "Envoy knows no redirect with this code",
            "Istio lets every 3xx through; Envoy then refuses all routes of the proxy, which keeps its old ones. Use 301, 302, 303, 307 or 308.",
            .rule(
                """
                redirect: {uri: /new, redirectCode: 304}
                """)),
        FindingExplanation(
            .envoyStatus, "Envoy answers with no such status",
            "Istio lets 600 through; Envoy then refuses all routes of the proxy. Use 200 to 599.",
            .rule(
                """
                directResponse: {status: 600}
                """)),
        FindingExplanation(
            .envoyHeaderFormat, "Envoy knows no such command in a header's value",
            "Istio checks the form alone; Envoy then refuses all routes of the proxy.",
            .forward(
                """
                headers: {request: {set: {x-user: "%USER_NAME%"}}}
                """)),
        FindingExplanation(
            .envoyClaim, "a condition on a JWT claim has no text",
            "Envoy refuses presence, and the regular expression `*`, for claims. Use `regex: \".*\"`.",
            .forward(
                """
                match: [{headers: {"@request.auth.claims.group": {}}}]
                """)),
        FindingExplanation(
            .envoyWeights, "the weights are too large together, or all 0",
            "Their sum must fit 32 bits, and one must be above 0.",
            .rule(
                """
                route:
                - {destination: {host: a}, weight: 2147483647}
                - {destination: {host: b}, weight: 2147483647}
                - {destination: {host: c}, weight: 2147483647}
                """)),
        FindingExplanation(
            .envoyExpression, "a regular expression is one for Go and none for RE2",
            "Istio's webhook asks Go's `regexp`, Envoy asks RE2, and they differ a little; Envoy then refuses all routes of the proxy.",
            .forward(
                """
                match: [{uri: {regex: "/\\\\x{100}"}}]
                """)),
        FindingExplanation(
            .envoyBody, "a body is larger than Envoy allows",
            "Envoy takes 1 MiB at most.",
            nil),
        FindingExplanation(
            .tooManyRoutes, "there are too many routes",
            "Match entries of delegates and roots are paired, and routes are repeated for each host; a million is the limit.",
            nil),
        FindingExplanation(
            .tooManyHosts, "there are too many hosts to compare",
            "Hosts of Gateways and VirtualServices are compared in pairs; 128 million is the limit.",
            nil),
    ]
}
