import IstioConfig

/// Names of hosts. Rows 101 to 107.
extension FindingCatalog {
    static let nameExplanations: [FindingExplanation] = [
        FindingExplanation(
            .hostTooLong, "a host is longer than 255 bytes",
            "No name in DNS is.",
            nil),
        FindingExplanation(
            .emptyHost, "a host is empty",
            "Give the name of a service, in destinations too.",
            .rule(
                """
                route: [{destination: {subset: v1}}]
                """)),
        FindingExplanation(
            .numericTopLevelDomain, "a host ends in a number",
            "No domain does; for an address use a ServiceEntry with a name.",
            .rule(
                """
                route: [{destination: {host: 10.0.0.1}}]
                """)),
        FindingExplanation(
            .invalidDomainLabel, "a host has a part that no domain has",
            "Parts have letters, digits and inner hyphens, 63 at most; `*` can only be the whole first part.",
            .spec(
                """
                hosts: [shop_1.example.com]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .incompleteOutboundName, "an outbound_ name has too few parts",
            "Istio's own names between clusters are `outbound_.PORT_._.HOST`.",
            .spec(
                """
                hosts: ["*"]
                gateways: [public]
                tls:
                - match: [{sniHosts: [outbound_.80]}]
                  route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .invalidOutboundName, "an outbound_ name has no port or no host",
            "Istio's own names between clusters are `outbound_.PORT_._.HOST`.",
            .spec(
                """
                hosts: ["*"]
                gateways: [public]
                tls:
                - match: [{sniHosts: [outbound_.http_._.shop.example.com]}]
                  route: [{destination: {host: shop}}]
                """)),
    ]
}
