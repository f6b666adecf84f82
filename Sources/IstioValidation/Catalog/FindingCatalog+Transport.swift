import IstioConfig

/// Rules of `tls` and `tcp`. Rows 108 to 119.
extension FindingCatalog {
    static let transportExplanations: [FindingExplanation] = [
        FindingExplanation(
            .tlsRuleWithoutMatch, "a tls rule has no match",
            "Without a host name from the client's hello nothing can be chosen. Give `match` with `sniHosts`.",
            .spec(
                """
                hosts: [shop.example.com]
                tls:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .tlsRuleWithoutRoute, "a tls rule has no route",
            "Give `route`.",
            .spec(
                """
                hosts: [shop.example.com]
                tls:
                - match: [{sniHosts: [shop.example.com]}]
                """)),
        FindingExplanation(
            .tlsMatchWithoutHosts, "a tls match has no sniHosts",
            "Give at least one name.",
            .spec(
                """
                hosts: [shop.example.com]
                tls:
                - match: [{port: 443}]
                  route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .sniHostIsAddress, "an SNI host is an address",
            "Clients do not send addresses there. Use a name.",
            .spec(
                """
                hosts: [10.0.0.1]
                tls:
                - match: [{sniHosts: [10.0.0.1]}]
                  route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .sniHostBeyondHosts, "an SNI host is none of the hosts",
            "Add it to `hosts`, or correct it.",
            .spec(
                """
                hosts: [shop.example.com]
                tls:
                - match: [{sniHosts: [other.example.com]}]
                  route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .invalidSubnet, "a subnet is no subnet",
            "Write an address and a length, such as 10.0.0.0/8.",
            .spec(
                """
                hosts: [shop.example.com]
                tcp:
                - match: [{destinationSubnets: [10.0.0.0/64]}]
                  route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .invalidSubnetAddress, "a subnet is no address",
            "Write an address, with a length or without.",
            .spec(
                """
                hosts: [shop.example.com]
                tcp:
                - match: [{destinationSubnets: [shop.example.com]}]
                  route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .tcpRuleWithoutRoute, "a tcp rule has no route",
            "Give `route`.",
            .spec(
                """
                hosts: [shop.example.com]
                tcp:
                - match: [{port: 27017}]
                """)),
    ]
}
