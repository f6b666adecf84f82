import IstioConfig

/// Destinations and mirrors. Source: docs/semantics/istio.md 7.8.
extension Findings {
    mutating func check(_ route: [HTTPRouteDestination]) {
        for entry in route {
            check(entry.destination, at: entry.location)
            check(weight: entry.weight)
            if let headers = entry.headers { check(headers) }
        }
        checkTotal(of: route.map { $0.weight?.value ?? 0 }, at: route.last?.location)
    }

    mutating func check(_ route: [RouteDestination]) {
        for entry in route {
            check(entry.destination, at: entry.location)
            check(weight: entry.weight)
        }
        checkTotal(of: route.map { $0.weight?.value ?? 0 }, at: route.last?.location)
    }

    private mutating func check(_ destination: Destination?, at location: RuleLocation) {
        if let destination {
            check(destination)
        } else {
            refuse(.missingDestination, "the destination is missing", at: location)
        }
    }

    private mutating func check(weight: Located<Int32>?) {
        if let weight, weight.value < 0 {
            refuse(.negativeWeight, "a weight cannot be negative", at: weight.location)
        }
    }

    /// Checks the sum of the weights; Istio adds in 32 bits and does not detect overflow.
    private mutating func checkTotal(of weights: [Int32], at location: RuleLocation?) {
        if weights.count > 1, let location, weights.reduce(0, &+) == 0 {
            refuse(
                .zeroWeights, "the weights of several destinations add up to 0",
                suggestion: "give each its `weight`", at: location)
        }
    }

    mutating func check(_ destination: Destination) {
        let host = destination.host ?? Located("", at: destination.location)
        if host.value == "*" {
            refuse(.wildcardDestination, "`*` is no destination", at: host.location)
        } else {
            check(wildcardDomain: host)
        }
        let subset = destination.subset.text()
        if !subset.isEmpty && !DNSLabel.isValid(subset), let place = destination.subset {
            refuse(
                .invalidDestinationSubset, "`\(subset)` is no name of a subset", at: place.location)
        }
        if let port = destination.port { check(port: port.value, at: port.location) }
    }

    mutating func checkMirrors(of rule: HTTPRoute) {
        if let percent = rule.mirrorPercent {
            if percent.value > 100 {
                refuse(
                    .mirrorPercentTooLarge, "more than 100 percent cannot be mirrored",
                    at: percent.location)
            }
            warn(
                .deprecatedMirrorPercent, "`mirrorPercent` is deprecated",
                suggestion: "use `mirrorPercentage`",
                at: percent.location)
        }
        if let share = rule.mirrorPercentage { check(share: share, code: .invalidMirrorPercentage) }
        for mirror in rule.mirrors {
            guard let destination = mirror.destination else {
                refuse(
                    .mirrorWithoutDestination, "the mirror has no destination", at: mirror.location)
                continue
            }
            check(destination)
            if let share = mirror.percentage {
                check(share: share, code: .invalidMirrorsPercentage)
            }
        }
        if let mirror = rule.mirror { check(mirror) }
    }

    private mutating func check(share: Percent, code: DiagnosticCode) {
        let value = share.value?.value ?? 0
        if value > 100 || value < 0 {
            refuse(
                code, "`\(value)` is no percentage", suggestion: "use 0 to 100",
                at: share.value?.location ?? share.location)
        }
    }
}
