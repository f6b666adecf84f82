import IstioConfig
import Routing

/// An explanation as lines of text, near misses first.
public struct ExplanationText {
    /// The role of a piece of text, for a terminal with color.
    public enum Role: Sendable {
        /// A condition that holds, a rule that decides.
        case good
        /// A condition that fails.
        case bad
        /// What to change.
        case suggestion
        /// A file and line.
        case place
        /// The name of a row, and secondary text.
        case dim
    }

    /// How much is shown.
    public struct Extent: Sendable {
        /// How many rules, exclusions and hosts are shown, each.
        public var listed: Int
        /// How many rules to search changes for that make them decide.
        public var searched: Int
        /// How many rules to show suggestions for.
        public var suggested = 10

        /// Creates an extent.
        public init(listed: Int, searched: Int) {
            self.listed = listed
            self.searched = searched
        }

        /// For reading on a screen.
        public static let short = Extent(listed: 10, searched: 3)
        /// Everything; changes are still searched for a few rules only.
        public static let all = Extent(listed: .max, searched: 3)
    }

    let explainer: Explainer
    let explanation: Explanation
    let extent: Extent
    let styled: (String, Role) -> String

    /// Prepares the text of an explanation; `styled` may color a piece of it.
    public init(
        _ explanation: Explanation, by explainer: Explainer, extent: Extent = .short,
        styled: @escaping (String, Role) -> String = { text, _ in text },
    ) {
        self.explainer = explainer
        self.explanation = explanation
        self.extent = extent
        self.styled = styled
    }

    /// Returns what happened, which rules were evaluated, and which were not.
    public func lines() -> [String] {
        steps() + decided() + missed() + omitted() + hosts()
    }

    /// Returns what happened before any rule was evaluated.
    public func steps() -> [String] {
        explanation.steps.map { step in
            let title = step.kind.rawValue
            let padding = String(repeating: " ", count: max(1, 11 - title.count))
            let place = step.location.map { "  " + styled($0.fileAndLine, .place) } ?? ""
            return "  " + styled(title, .dim) + padding + step.text + place
        }
    }

    /// The rule that matched, with the conditions that held.
    private func decided() -> [String] {
        guard let position = explanation.matched,
            let rule = explainer.rule(at: position, in: explanation)
        else { return [] }
        var lines = ["this rule matches:", heading(rule)]
        lines += rule.conditions.prefix(extent.listed).map { condition($0, of: rule) }
        if rule.conditions.isEmpty { lines.append("    it has no conditions") }
        if let result { lines.append("    \(result)") }
        if rule.isMovedToEnd {
            lines.append("    Istio moved it to the end, since it takes everything")
        }
        let rest = host.map { $0.routes.count - position - 1 } ?? 0
        if rest > 0 {
            lines.append(styled("  \(counted(rest, "rule")) behind it, not asked", .dim))
        }
        return lines
    }

    /// What the rule that matched does.
    private var result: String? {
        let effect = explanation.effect
        if let location = effect.response?.location, effect.outcome == .redirect {
            return "it redirects to \(ReadableText.quoted(location))"
        }
        if effect.outcome == .route || effect.outcome == .passthrough {
            return effect.clusterName.map { "it forwards to `\($0)`" }
        }
        return effect.response.map { "the answer is \($0.status)" }
    }

    /// The rules that did not match.
    private func missed() -> [String] {
        let nearest = explanation.nearest
        if nearest.isEmpty {
            return host?.routes.isEmpty == true
                ? ["no VirtualService has rules for this host and port"] : []
        }
        let isDecided = explanation.matched != nil
        let what = counted(nearest.count, "rule")
        let order = nearest.count == 1 ? ":" : ", the nearest first:"
        var lines = [
            isDecided
                ? "\(what) in front of it did not match\(order)"
                : "no rule matches; \(what) \(nearest.count == 1 ? "was" : "were") asked\(order)"
        ]
        for (index, position) in nearest.prefix(extent.listed).enumerated() {
            guard let rule = explainer.rule(at: position, in: explanation) else { continue }
            lines += missed(rule, index)
        }
        return lines + more(nearest.count)
    }

    private func missed(_ rule: ExplainedRule, _ index: Int) -> [String] {
        let isSearched = index < extent.searched
        let failing = isSearched ? rule.failing : Array(rule.failing.prefix(1))
        var lines =
            [heading(rule)]
            + failing.flatMap {
                [condition($0, of: rule)] + (index < extent.suggested ? suggestion($0) : [])
            }
        let others = rule.failing.count - failing.count
        if others > 0 { lines.append("    and \(counted(others, "condition")) more") }
        if isSearched {
            lines += reachability(
                explainer.change(toReach: rule.position, for: explanation.request), of: rule)
        }
        return lines
    }

    /// The parts of VirtualServices for the Host that are not evaluated.
    private func omitted() -> [String] {
        if explanation.exclusions.isEmpty { return [] }
        var lines = ["for this host, and not asked:"]
        for exclusion in explanation.exclusions.prefix(extent.listed) {
            lines += omitted(exclusion)
        }
        return lines + more(explanation.exclusions.count)
    }

    /// The known hosts.
    private func hosts() -> [String] {
        if explanation.hosts.isEmpty || !explanation.exclusions.isEmpty { return [] }
        var lines: [String] = []
        if let near = explanation.suggestedHost {
            lines.append(styled("did you mean the host `\(near)`?", .suggestion))
        }
        lines.append("the hosts on port \(explainer.table.proxy.port):")
        lines += explanation.hosts.prefix(extent.listed).map { "  \($0)" }
        return lines + more(explanation.hosts.count)
    }

    private func more(_ count: Int) -> [String] {
        count > extent.listed ? [styled("  and \(count - extent.listed) more", .dim)] : []
    }

    private func counted(_ count: Int, _ word: String) -> String {
        "\(count) \(word)\(count == 1 ? "" : "s")"
    }

    private var host: VirtualHost? {
        explanation.virtualHost.map { explainer.table.virtualHosts[$0] }
    }
}
