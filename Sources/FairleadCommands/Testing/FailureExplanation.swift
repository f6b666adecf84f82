import DecisionTree
import IstioConfig
import Routing
import RuleTesting

/// Says why a request was decided as it was.
struct FailureExplanation {
    private let result: CaseResult

    init(_ result: CaseResult) {
        self.result = result
    }

    /// The rule that decided with its place, or which rules there were.
    func lines() -> [String] {
        guard let origin = result.effect.origin else {
            let misses = NearMisses(table: result.tree.table, effect: result.effect).lines()
            return result.effect.outcome == .noRoute ? misses.map { String($0.dropFirst(2)) } : []
        }
        let match = origin.match.map { ", match \($0)" } ?? ""
        let place = origin.matchLocation ?? origin.ruleLocation
        return [
            "decided by VirtualService \(origin.namespace)/\(origin.name), "
                + "rule \(origin.rule)\(match)  \(place.fileAndLine)"
        ]
    }
}
