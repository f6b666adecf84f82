import DecisionTree
import Explaining
import IstioConfig
import Routing
import RuleTesting

/// Explains why a request was decided as it was.
struct FailureExplanation {
    private let result: CaseResult

    init(_ result: CaseResult) {
        self.result = result
    }

    /// Describes the deciding rule with its location, or the rules that were evaluated.
    func lines() -> [String] {
        guard let origin = result.effect.origin else {
            return result.effect.outcome == .noRoute ? unmatched() : []
        }
        let match = origin.match.map { ", match \($0)" } ?? ""
        let place = origin.matchLocation ?? origin.ruleLocation
        return [
            "decided by VirtualService \(origin.virtualService), "
                + "rule \(origin.rule)\(match)  \(place.fileAndLine)"
        ]
    }

    /// Summarizes why nothing matches.
    private func unmatched() -> [String] {
        let explainer = Explainer(result.linker, result.table, of: result.configuration)
        let explanation = explainer.explain(result.request.request)
        let text = ExplanationText(
            explanation, by: explainer, extent: .init(listed: 5, searched: 0))
        return ["before rules are asked:"] + text.lines()
    }
}
