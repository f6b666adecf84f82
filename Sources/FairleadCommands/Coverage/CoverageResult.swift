import RuleCoverage

/// What a run covered, and what is asked of it.
struct CoverageResult {
    let coverage: Coverage
    /// The least percentage that passes.
    let minimum: Double?

    /// Whether less is covered than is asked for.
    var isTooLittle: Bool { minimum.map { coverage.share.percent < $0 } ?? false }

    /// Why the run fails, if it does.
    var complaint: String? {
        guard isTooLittle, let minimum else { return nil }
        let number = minimum == minimum.rounded() ? String(Int(minimum)) : String(minimum)
        return "\(coverage.share.text) is covered, and --fail-under asks for \(number)%"
    }

    /// The kinds of which there is something, with the share of each.
    var shares: [(kind: CoverageItem.Kind, share: CoverageShare)] {
        CoverageItem.Kind.allCases.map { ($0, coverage.share(of: $0)) }
            .filter { $0.share.total > 0 }
    }

    /// What is not covered, without the parts of rules that nothing reaches.
    var gaps: [CoverageItem] {
        let uncovered = coverage.uncovered
        let unreached = Set(
            uncovered.filter { $0.kind == .rule }.map { [$0.virtualService, "\($0.rule ?? 0)"] })
        return uncovered.filter { item in
            item.kind == .rule || item.rule == nil
                || !unreached.contains([item.virtualService, "\(item.rule ?? 0)"])
        }
    }

    /// What is missing of an item, in words.
    static func text(of item: CoverageItem) -> String {
        "\(item.text): \(item.gaps.map(\.text).joined(separator: ", and "))"
    }
}
