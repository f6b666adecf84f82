import IstioConfig
import Routing

/// Retries, mirrors, and parts of the rule as written.
extension Observation {
    func compareRetries(_ wanted: RetryExpectation) -> Comparison {
        let retries = effect.retries
        let actual = {
            guard effect.outcome == .route else { return EffectFormatter.outcome(effect) }
            guard let retries else { return "none" }
            let limit =
                retries.perTryTimeoutNanoseconds.map { ", each \(EffectFormatter.duration($0))" }
                ?? ""
            return "\(retries.attempts) on \(retries.retryOn)\(limit)"
        }
        guard effect.outcome == .route else { return (false, actual) }
        let holds =
            (wanted.attempts.map { $0 == retries?.attempts ?? 0 } ?? true)
            && (wanted.retryOn.map { conditions($0) == conditions(retries?.retryOn ?? "") } ?? true)
            && (wanted.perTryTimeout.map { $0 == retries?.perTryTimeoutNanoseconds ?? 0 } ?? true)
        return (holds, actual)
    }

    private func conditions(_ text: String) -> Set<String> {
        Set(text.split(separator: ",").map { $0.filter { $0 != " " } })
    }

    func compareMirrors(_ wanted: [DestinationExpectation]) -> Comparison {
        var rest = effect.mirrors
        var holds = wanted.count == rest.count
        for mirror in wanted {
            let found = rest.firstIndex { mirror.matches($0, in: effect.origin?.namespace) }
            if let found { rest.remove(at: found) } else { holds = false }
        }
        let names = effect.mirrors.map { EffectFormatter.destination($0) }.joined(separator: ", ")
        return (holds, { names.isEmpty ? "none" : names })
    }

    func compareStanza(_ name: String, _ wanted: HTTPRoute) -> Comparison {
        guard let origin = effect.origin, let rule = rule(origin) else {
            return (false, { "none: \(EffectFormatter.outcome(effect))" })
        }
        let actual = StanzaText(rule, in: origin.namespace)[name]
        return (actual == StanzaText(wanted, in: origin.namespace)[name], { actual })
    }
}

extension Assertion.Subject {
    /// The subject's name in test files.
    var name: String {
        switch self {
        case .outcome: "outcome"
        case .virtualService: "virtualService"
        case .rulePosition, .ruleName: "rule"
        case .match: "match"
        case .virtualHost: "virtualHost"
        case .cluster: "cluster"
        case .destination: "destination"
        case .share: "share"
        case .weights: "weights"
        case .status: "status"
        case .text(let part, _): part.rawValue
        case .header(let name, _): "header \(name)"
        case .responseHeader(let name, _): "response header \(name)"
        case .timeout: "timeout"
        case .retries: "retries"
        case .mirrors: "mirrors"
        case .stanza(let name, _), .unavailable(let name, _, _): name
        }
    }

    /// Whether the rule and its destinations are enough for the comparison.
    var isAboutRoute: Bool {
        switch self {
        case .outcome, .virtualService, .rulePosition, .ruleName, .match, .virtualHost, .cluster,
            .destination, .share, .weights:
            true
        default: false
        }
    }

    /// The expected value, for messages.
    var expected: String {
        switch self {
        case .outcome(let outcome): outcome.rawValue
        case .virtualService(let name), .ruleName(let name): name
        case .rulePosition(let position), .match(let position): String(position)
        case .virtualHost(let text), .cluster(let text), .text(_, let text),
            .header(_, let text), .responseHeader(_, let text):
            text.description
        case .destination(let destination): destination.description
        case .share(let percent): percent == percent.rounded() ? "\(Int(percent))%" : "\(percent)%"
        case .weights(let weights):
            weights.map { "\($0.destination) \($0.weight)" }.joined(separator: ", ")
        case .status(let status): String(status)
        case .timeout(let limit): EffectFormatter.duration(limit)
        case .retries(let retries): retries.description
        case .mirrors(let list): list.map(\.description).joined(separator: ", ")
        case .unavailable(_, let wanted, _): wanted
        case .stanza(let name, let rule): StanzaText(rule, in: nil)[name]
        }
    }
}

extension RetryExpectation: CustomStringConvertible {
    /// The expectation as text in a failure.
    public var description: String {
        if attempts == 0 { return "none" }
        let parts = [
            attempts.map(String.init), retryOn.map { "on \($0)" },
            perTryTimeout.map { "each \(EffectFormatter.duration($0))" },
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
}
