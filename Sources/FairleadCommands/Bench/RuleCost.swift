import IstioConfig
import Routing

/// The cost of one rule's decisions.
struct RuleCost {
    /// The rule, or `nil` for requests that no rule matches.
    let origin: RouteOrigin?
    /// How many of the requests it decides.
    let requestCount: Int
    /// Nanoseconds per decision.
    let nanoseconds: Double
    /// The share of the time of all decisions, from 0 to 1.
    let share: Double

    private struct Sum {
        var origin: RouteOrigin?
        var count = 0
        var nanoseconds = 0.0
    }

    /// Returns all rules that decide, the most expensive decisions first.
    static func all(_ measurements: [BenchMeasurement]) -> [RuleCost] {
        var sums: [RuleLocation?: Sum] = [:]
        for measurement in measurements {
            for (origin, cost) in zip(measurement.rules, measurement.tree.singles) {
                var sum = sums[origin?.ruleLocation] ?? Sum(origin: origin)
                sum.count += 1
                sum.nanoseconds += cost
                sums[origin?.ruleLocation] = sum
            }
        }
        let total = sums.values.reduce(0) { $0 + $1.nanoseconds }
        return sums.values.map { sum in
            RuleCost(
                origin: sum.origin, requestCount: sum.count,
                nanoseconds: sum.nanoseconds / Double(sum.count),
                share: total == 0 ? 0 : sum.nanoseconds / total)
        }.sorted { $0.nanoseconds > $1.nanoseconds }
    }
}
