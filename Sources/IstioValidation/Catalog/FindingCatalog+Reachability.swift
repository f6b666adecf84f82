import IstioConfig

/// Rules that Istio reports as never used. Rows 121 to 125.
extension FindingCatalog {
    static let reachabilityExplanations: [FindingExplanation] = [
        FindingExplanation(
            .secondRuleWithoutMatch, "a rule without match stands behind another one",
            "The first takes everything. Remove one of the two.",
            .spec(
                """
                hosts: [shop.example.com]
                http:
                - route: [{destination: {host: shop}}]
                - route: [{destination: {host: other}}]
                """)),
        FindingExplanation(
            .ruleAfterRuleWithoutMatch, "a rule stands behind one without match",
            "The one without match takes everything. Move it to the end.",
            .spec(
                """
                hosts: [shop.example.com]
                http:
                - route: [{destination: {host: shop}}]
                - match: [{uri: {prefix: /cart}}]
                  route: [{destination: {host: cart}}]
                """)),
        FindingExplanation(
            .duplicateMatch, "a match entry stands twice",
            "The first decides. Remove one of the two.",
            .spec(
                """
                hosts: [shop.example.com]
                http:
                - match: [{uri: {prefix: /cart}}, {uri: {prefix: /cart}}]
                  route: [{destination: {host: cart}}]
                """)),
        FindingExplanation(
            .duplicateRule, "all match entries of a rule stand in earlier rules",
            "The rule is never used. Remove it, or change its conditions.",
            .spec(
                """
                hosts: [shop.example.com]
                http:
                - match: [{uri: {prefix: /cart}}]
                  route: [{destination: {host: cart}}]
                - match: [{uri: {prefix: /cart}}]
                  route: [{destination: {host: other}}]
                """)),
        FindingExplanation(
            .overlappingPrefix, "Istio believes that an earlier prefix covers this one",
            "Istio compares prefixes, ports, methods, authorities, headers and parameters, not all of them rightly: see whether VS280 is said too, which is certain. Put longer prefixes first.",
            .spec(
                """
                hosts: [shop.example.com]
                http:
                - match: [{uri: {prefix: /cart}}]
                  route: [{destination: {host: cart}}]
                - match: [{uri: {prefix: /cart/pay}}]
                  route: [{destination: {host: pay}}]
                """)),
    ]
}
