import IstioConfig
import Routing

/// One effect, as assertions compare it.
struct Observation {
    let effect: Effect
    let request: TestRequest
    let rule: (RouteOrigin) -> HTTPRoute?

    /// Whether a subject is as expected, and the actual value.
    typealias Comparison = (holds: Bool, actual: () -> String)

    /// Compares a subject.
    func compare(_ subject: Assertion.Subject) -> Comparison {
        switch subject {
        case .outcome(let wanted):
            return (wanted == effect.outcome, { EffectFormatter.outcome(effect) })
        case .virtualService, .rulePosition, .ruleName, .match: return compareRule(subject)
        case .virtualHost(let wanted):
            return compare(wanted, effect.virtualHost.map { Array($0.utf8) })
        case .cluster(let wanted): return compare(wanted, effect.clusterName.map { Array($0.utf8) })
        case .destination(let wanted):
            let holds = effect.outcome == .route || effect.outcome == .passthrough
            let isMeant = effect.destination.map {
                wanted.matches($0, in: effect.origin?.namespace)
            }
            return (holds && isMeant ?? false, { EffectFormatter.outcome(effect) })
        case .status(let wanted): return compareStatus(wanted)
        case .text(let part, let wanted): return compare(wanted, value(of: part))
        case .header(let name, let wanted):
            return compareHeader(name, wanted, effect.request?.headers)
        case .responseHeader(let name, let wanted):
            return compareHeader(name, wanted, effect.response?.headers)
        case .timeout(let wanted):
            let holds = effect.outcome == .route && wanted == effect.timeoutNanoseconds
            return (holds, { orOutcome(EffectFormatter.duration(effect.timeoutNanoseconds)) })
        case .retries(let wanted): return compareRetries(wanted)
        case .mirrors(let wanted): return compareMirrors(wanted)
        case .stanza(let name, let wanted): return compareStanza(name, wanted)
        case .unavailable(_, _, let reason): return (false, { reason })
        case .share, .weights: return (true, { "" })
        }
    }

    private func compareRule(_ subject: Assertion.Subject) -> Comparison {
        guard let origin = effect.origin else {
            return (false, { "none: \(EffectFormatter.outcome(effect))" })
        }
        let name = origin.virtualService
        switch subject {
        case .virtualService(let wanted): return (wanted == name || wanted == origin.name, { name })
        case .rulePosition(let wanted): return (wanted == origin.rule, { place(origin) })
        case .ruleName(let wanted):
            let holds =
                effect.routeName == wanted || effect.routeName.hasPrefix(wanted + ".")
            return (holds, { place(origin) })
        case .match(let wanted): return (wanted == origin.match, { place(origin) })
        default: return (false, { name })
        }
    }

    private func place(_ origin: RouteOrigin) -> String {
        let name = effect.routeName.isEmpty ? "" : " (\(effect.routeName))"
        let match = origin.match.map { ", match \($0)" } ?? ""
        return "rule \(origin.rule)\(name)\(match) of \(origin.virtualService)"
    }

    /// A forwarded request's status is its destination's, which is known only if the case gives it.
    private func compareStatus(_ wanted: UInt32) -> Comparison {
        let isForwarded = effect.outcome == .route || effect.outcome == .passthrough
        if isForwarded && !request.hasUpstream {
            return (false, { "its destination's (\(EffectFormatter.outcome(effect)))" })
        }
        return (effect.response?.status == wanted, { EffectFormatter.outcome(effect) })
    }

    private func value(of part: Assertion.Part) -> [UInt8]? {
        switch part {
        case .method: effect.request?.method
        case .authority: effect.request?.authority
        case .path: effect.request?.path
        case .location: effect.response?.location
        case .body: effect.response?.body
        }
    }

    private func compare(_ wanted: TextExpectation, _ value: [UInt8]?) -> Comparison {
        let holds = wanted.matches(value.map { [$0] } ?? [])
        return (holds, { value.map { EffectFormatter.text($0) } ?? orOutcome("none") })
    }

    private func compareHeader(
        _ name: String, _ wanted: TextExpectation, _ headers: [HeaderField]?,
    ) -> Comparison {
        guard let headers else { return (false, { EffectFormatter.outcome(effect) }) }
        let lowered = Array(name.lowercased().utf8)
        let values = headers.filter { $0.name == lowered }.map(\.value)
        return (
            wanted.matches(values),
            {
                values.isEmpty
                    ? "none" : values.map { EffectFormatter.text($0) }.joined(separator: " | ")
            }
        )
    }

    /// If nothing is forwarded, the outcome says more than that a value is missing.
    private func orOutcome(_ text: String) -> String {
        effect.outcome == .route ? text : "\(text): \(EffectFormatter.outcome(effect))"
    }
}
