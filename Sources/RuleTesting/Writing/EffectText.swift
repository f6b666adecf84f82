import Routing

/// An effect as `expect` writes it.
enum EffectText {
    /// The lines under `expect:`: the rule, and the destination or the response.
    static func lines(of possible: PossibleEffects) -> [String] {
        let effect = possible.all[0].effect
        var lines: [String] = []
        if let origin = effect.origin {
            lines.append("virtualService: \(YAMLText.value(origin.virtualService))")
            lines.append("rule: \(origin.rule)")
            if let match = origin.match { lines.append("match: \(match)") }
        }
        switch effect.outcome {
        case .route: lines += destination(possible)
        case .redirect, .directResponse, .abort, .preflight:
            lines.append("outcome: \(effect.outcome.rawValue)")
            if let response = effect.response {
                lines.append("status: \(response.status)")
                if let location = response.location {
                    lines.append(
                        "location: \(YAMLText.value(String(decoding: location, as: UTF8.self)))")
                }
            }
        case .noRoute, .passthrough, .badRequest:
            lines.append("outcome: \(effect.outcome.rawValue)")
        }
        return lines
    }

    private static func destination(_ possible: PossibleEffects) -> [String] {
        let weights = sums(
            possible.weights.map { (EffectFormatter.destination($0.cluster), $0.weight) })
        if weights.count > 1 {
            return ["weights:"] + weights.map { "  \(YAMLText.value($0.0)): \($0.1)" }
        }
        guard let cluster = possible.weights.first?.cluster else {
            return ["cluster: \(YAMLText.value(possible.all[0].effect.clusterName ?? ""))"]
        }
        return ["destination: \(YAMLText.value(EffectFormatter.destination(cluster)))"]
    }

    /// A destination may be listed several times; its weights add up.
    static func sums(_ weights: [(String, UInt64)]) -> [(String, UInt64)] {
        var sums: [(String, UInt64)] = []
        for (name, weight) in weights {
            if let known = sums.firstIndex(where: { $0.0 == name }) {
                sums[known].1 += weight
            } else {
                sums.append((name, weight))
            }
        }
        return sums
    }
}
