import IstioConfig

/// Destinations, weights and mirrors. Rows 76 to 88.
extension FindingCatalog {
    static let destinationExplanations: [FindingExplanation] = [
        FindingExplanation(
            .missingDestination, "a destination is missing",
            "Every entry of `route` needs `destination`.",
            .rule(
                """
                route: [{weight: 100}]
                """)),
        FindingExplanation(
            .negativeWeight, "a weight is negative",
            "Weights go from 0; they are shares of their sum.",
            .rule(
                """
                route:
                - {destination: {host: shop}, weight: -10}
                """)),
        FindingExplanation(
            .zeroWeights, "all weights are 0",
            "At least one destination must get requests.",
            .rule(
                """
                route:
                - {destination: {host: shop}}
                - {destination: {host: other}}
                """)),
        FindingExplanation(
            .wildcardDestination, "a destination's host is *",
            "Name a service. For hosts as asked for use a ServiceEntry.",
            .rule(
                """
                route: [{destination: {host: "*"}}]
                """)),
        FindingExplanation(
            .invalidDestinationSubset, "a subset's name is no name",
            "Use letters, digits and inner hyphens, 63 at most.",
            .rule(
                """
                route: [{destination: {host: shop, subset: v_1}}]
                """)),
        FindingExplanation(
            .mirrorPercentTooLarge, "mirrorPercent is above 100",
            "Use 0 to 100, and better `mirrorPercentage`.",
            .forward(
                """
                mirror: {host: copy}
                mirrorPercent: 200
                """)),
        FindingExplanation(
            .deprecatedMirrorPercent, "mirrorPercent is deprecated",
            "Use `mirrorPercentage: {value: …}`.",
            .forward(
                """
                mirror: {host: copy}
                mirrorPercent: 50
                """)),
        FindingExplanation(
            .invalidMirrorPercentage, "mirrorPercentage is no percentage",
            "Use 0 to 100.",
            .forward(
                """
                mirror: {host: copy}
                mirrorPercentage: {value: 200}
                """)),
        FindingExplanation(
            .mirrorWithoutDestination, "an entry of mirrors has no destination",
            "Give `destination`.",
            .forward(
                """
                mirrors: [{percentage: {value: 10}}]
                """)),
        FindingExplanation(
            .invalidMirrorsPercentage, "a mirror's percentage is no percentage",
            "Use 0 to 100.",
            .forward(
                """
                mirrors: [{destination: {host: copy}, percentage: {value: 200}}]
                """)),
    ]
}
