import IstioConfig
import IstioLinking
import Routing

/// The verdict of istio-config-validator on a case, and which of its faults makes the difference.
struct ConfigValidatorVerdict {
    private let rules: RuleSet
    private let testCase: TestCase
    private let model: ConfigValidatorModel

    init(_ rules: RuleSet, _ testCase: TestCase, _ request: TestRequest) {
        self.rules = rules
        self.testCase = testCase
        model = ConfigValidatorModel(request: request.request)
    }

    private var services: [VirtualService] { rules.configuration.virtualServices }

    /// Why the tool's verdict differs; empty if it agrees.
    func notes(on result: CaseResult) -> [String] {
        if testCase.assertions.isEmpty {
            return ["istio-config-validator passes this: it passes cases that assert nothing"]
        }
        let root = model.choose(among: services)
        let delegate = root?.rule.delegate.flatMap { service(named: $0.name.text()) }
        let choice =
            root?.rule.delegate == nil ? root : delegate.flatMap { model.choose(in: $0) }
        if passes(root, choice) == result.isPassed { return [] }
        let verdict = result.isPassed ? "fails" : "passes"
        return reasons(root, choice, result).map {
            "istio-config-validator \(verdict) this: \($0)"
        }
    }

    private func service(named name: String) -> VirtualService? {
        services.first { $0.metadata.name.text() == name }
    }

    /// It compares `delegate` with the root's rule, and everything else with the delegate's only.
    private func passes(
        _ root: ConfigValidatorModel.Choice?, _ choice: ConfigValidatorModel.Choice?,
    ) -> Bool {
        testCase.assertions.allSatisfy { assertion in
            guard case .stanza(let name, let wanted) = assertion.subject else { return true }
            let choice = name == "delegate" ? root : choice
            let namespace = choice?.service.metadata.effectiveNamespace
            let actual = choice.map { StanzaText($0.rule, in: namespace)[name] }
            return (actual == StanzaText(wanted, in: namespace)[name]) != assertion.isNegated
        }
    }

    /// Its rule and ours differ, or they are the same and it reads only half of it.
    private func reasons(
        _ root: ConfigValidatorModel.Choice?, _ choice: ConfigValidatorModel.Choice?,
        _ result: CaseResult,
    ) -> [String] {
        let ours = result.effect.origin
        if let choice, choice.rule.location == ours?.ruleLocation {
            return [
                root?.rule.delegate != nil
                    ? "it loses what the root says beside the delegate" : "it compares other parts"
            ]
        }
        if ours == nil, let root, let reason = whyDropped(root, choice) { return [reason] }
        var reasons: [String] = []
        if let choice { reasons += whyTaken(choice) }
        if let ours, let rule = rules.rule(ours) { reasons += whyMissed(rule, ours) }
        if reasons.isEmpty, let root, isSecondService(root) {
            reasons.append("it falls through from one VirtualService to the next")
        }
        return reasons.isEmpty ? ["it chooses another rule"] : reasons
    }

    /// Why Istio has no rule where the tool finds a delegate's.
    private func whyDropped(
        _ root: ConfigValidatorModel.Choice, _ choice: ConfigValidatorModel.Choice?,
    ) -> String? {
        guard let name = root.rule.delegate?.name.text() else { return nil }
        if service(named: name) == nil {
            return "the delegate `\(name)` is not among the rules, so Istio drops the rule"
        }
        guard let entry = choice?.entry else { return nil }
        let conflicts = root.rule.match.allSatisfy {
            MatchConflict.exists(root: $0, delegate: entry)
        }
        return conflicts
            ? "it does not compare a delegate's conditions with the root's; these conflict (a "
                + "regex on either side does), so Istio drops the delegate's rule" : nil
    }

    /// What it overlooks in the entry that it chooses.
    private func whyTaken(_ choice: ConfigValidatorModel.Choice) -> [String] {
        guard let entry = choice.entry else { return [] }
        var reasons: [String] = []
        let unknown = Self.unknownFields(entry)
        if !unknown.isEmpty {
            let names = unknown.map { "`\($0)`" }.joined(separator: ", ")
            reasons.append("it ignores \(names), so that entry matches more than it says")
        }
        let path = String(
            decoding: model.request.path.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
        let texts = [
            (entry.uri, path), (entry.method, text(model.request.method)),
            (entry.authority, text(model.request.authority ?? [])),
        ]
        for case (let condition?, let value) in texts {
            guard case .regex(let pattern) = condition.kind else { continue }
            if ConfigValidatorModel.isFound(pattern, in: value)
                && !ConfigValidatorModel.isWhole(pattern, value)
            {
                reasons.append("it anchors `\(pattern)` on one side of each alternative only")
            }
        }
        if entry.uri != nil && model.seenPath != path {
            reasons.append("it decodes the path to `\(model.seenPath)` before it matches")
        }
        return reasons
    }

    /// Why it misses the deciding rule.
    private func whyMissed(
        _ rule: HTTPRoute, _ origin: RouteOrigin,
    ) -> [String] {
        var reasons: [String] = []
        let host = text(model.request.authority ?? [])
        let service = rules.names.service(at: origin.virtualServiceLocation)
        if let service, !service.hosts.contains(where: { $0.value == host }) {
            reasons.append("it compares hosts by equality only")
        }
        for entry in rule.match where origin.matchLocation == entry.location {
            if entry.headers.contains(where: { $0.value.kind == .unset }) {
                reasons.append("it never matches a header's presence, `{}`")
            } else if !model.matchesHeaders(entry) {
                reasons.append("it compares names of headers with regard to case")
            }
            let path = model.request.path.prefix { $0 != UInt8(ascii: "?") }
            if entry.uri != nil && !path.elementsEqual(model.seenPath.utf8) {
                reasons.append("it decodes the path to `\(model.seenPath)` before it matches")
            }
        }
        return reasons
    }

    private func isSecondService(_ choice: ConfigValidatorModel.Choice) -> Bool {
        let host = text(model.request.authority ?? [])
        let first = services.first { $0.hosts.contains { $0.value == host } }
        return first?.location != choice.service.location
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Fields of an entry that it does not support.
    private static func unknownFields(_ entry: HTTPMatchRequest) -> [String] {
        let fields: [(String, Bool)] = [
            ("withoutHeaders", !entry.withoutHeaders.isEmpty),
            ("queryParams", !entry.queryParams.isEmpty), ("scheme", entry.scheme != nil),
            ("port", entry.port != nil), ("sourceLabels", !entry.sourceLabels.isEmpty),
            ("sourceNamespace", entry.sourceNamespace != nil),
            ("gateways", !entry.gateways.isEmpty),
            ("ignoreUriCase", entry.ignoreURICase != nil),
        ]
        return fields.filter(\.1).map(\.0)
    }
}
