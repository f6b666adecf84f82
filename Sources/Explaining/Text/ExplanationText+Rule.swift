import IstioConfig
import Routing

extension ExplanationText {
    /// How many entries of a rule are shown.
    private static let maximumEntries = 8

    /// Returns why one rule does or does not decide, and what would make it decide.
    public func lines(about reference: RuleReference) -> [String] {
        let positions = explainer.positions(of: reference, first: explanation.virtualHost)
        let own = positions.filter { $0.virtualHost == explanation.virtualHost }
        let shown = (own.isEmpty ? positions : own).prefix(Self.maximumEntries)
        var lines = shown.isEmpty ? [] : ["the rule that is asked about:"]
        for position in shown { lines += self.lines(about: position) }
        let exclusions = explainer.exclusions(about: reference, in: explanation)
        if own.isEmpty || exclusions.contains(where: { $0.rule != nil }) {
            if !exclusions.isEmpty { lines.append("not asked for this host:") }
            for exclusion in exclusions.prefix(Self.maximumEntries) { lines += omitted(exclusion) }
        }
        if let matched = explanation.matched, !own.contains(where: { $0.route == matched }),
            let rule = explainer.rule(at: matched, in: explanation)
        {
            lines += ["this rule decides:", heading(rule)]
        }
        if explanation.normalized == nil { return ["no rule is asked, whichever it is"] }
        if lines.isEmpty { lines = ["the proxy has no such rule on this port"] }
        return lines
    }

    private func lines(about position: Explainer.Position) -> [String] {
        let reachability = explainer.change(toReach: position, for: explanation.request)
        guard let rule = explainer.rule(at: position, in: explanation) else {
            return []
        }
        var lines = [heading(rule)]
        if position.virtualHost != explanation.virtualHost {
            let domains = explainer.table.virtualHosts[position.virtualHost].domains
            lines.append("    it is for the host `\(domains.first ?? "")`")
        }
        for explained in rule.conditions {
            lines += [condition(explained, of: rule)] + suggestion(explained)
        }
        if rule.conditions.isEmpty { lines.append("    it has no conditions") }
        if rule.isMovedToEnd {
            lines.append("    Istio moved it to the end, since it takes everything")
        }
        return lines + self.reachability(reachability, of: rule)
    }

    /// The rule's name and location.
    func heading(_ rule: ExplainedRule) -> String {
        let place = rule.location.map { "  " + styled($0.fileAndLine, .place) } ?? ""
        return "  \(rule.title)\(place)"
    }

    /// A condition with the request's value.
    ///
    /// The file is named only if it is not the rule's.
    func condition(_ condition: ExplainedCondition, of rule: ExplainedRule) -> String {
        let location = condition.location
        let place =
            location.file == rule.location?.file
            ? "line \(location.line)" : location.fileAndLine
        let answer = condition.holds ? styled("yes", .good) : styled("no", .bad) + " "
        return "    \(answer)  \(condition.text): \(condition.value)  "
            + styled(place, .place)
    }

    /// What to change in the rule, if anything.
    func suggestion(_ condition: ExplainedCondition) -> [String] {
        condition.suggestion.map { ["         " + styled($0, .suggestion)] } ?? []
    }

    /// What would make the rule decide; a reason already shown as a suggestion is not repeated.
    func reachability(_ reachability: RuleReachability, of rule: ExplainedRule) -> [String] {
        let text =
            switch reachability {
            case .decides: "it decides this request"
            case .change(let edits, _): "it would decide with \(Self.joined(edits))"
            case .blocked(let earlier, true):
                "it never decides: \(name(of: earlier)) takes everything that it would take, so "
                    + "put it in front of that one"
            case .blocked(let earlier, false):
                "no change of the request was found: \(name(of: earlier)) took all that were tried"
            case .unreachable(let condition, let reason):
                rule.conditions.contains { $0.suggestion == reason }
                    ? "it never decides" : "it never decides: \(condition), \(reason)"
            case .unknown: "no change of the request was found that makes it decide"
            }
        return ["    " + styled(text, .suggestion)]
    }

    /// An exclusion with its cause.
    func omitted(_ exclusion: ExplainedExclusion) -> [String] {
        let cause = exclusion.cause.map { "  " + styled($0.fileAndLine, .place) } ?? ""
        return [
            "  \(exclusion.title)  " + styled(exclusion.location.fileAndLine, .place),
            "    " + styled(exclusion.reason, .suggestion) + cause,
        ]
    }

    private func name(of position: Explainer.Position) -> String {
        guard let rule = explainer.rule(at: position, in: explanation) else {
            return "another rule"
        }
        return rule.title + (rule.location.map { " (\($0.fileAndLine))" } ?? "")
    }

    private static func joined(_ edits: [RequestChange]) -> String {
        let words = edits.map(\.description)
        guard let last = words.last else { return "the request as it is" }
        return words.count == 1
            ? last : words.dropLast().joined(separator: ", ") + " and " + last
    }
}
