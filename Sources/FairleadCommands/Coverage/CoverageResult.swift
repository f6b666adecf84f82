import RuleCoverage

/// What a run covered, and what it must cover.
struct CoverageResult {
    let coverage: Coverage
    /// The lowest percentage that passes.
    let minimum: Double?

    /// Whether the coverage is below the minimum.
    var isTooLittle: Bool { minimum.map { coverage.share.percent < $0 } ?? false }

    /// Why the run fails, if it does.
    var complaint: String? {
        guard isTooLittle, let minimum else { return nil }
        let number = minimum == minimum.rounded() ? String(Int(minimum)) : String(minimum)
        return "\(coverage.share.text) is covered, and --fail-under asks for \(number)%"
    }

    /// The kinds that have items, each with its share.
    var shares: [(kind: CoverageItem.Kind, share: CoverageShare)] {
        CoverageItem.Kind.allCases.map { ($0, coverage.share(of: $0)) }
            .filter { $0.share.total > 0 }
    }

    /// The uncovered items, without the parts of unreached rules.
    var gaps: [CoverageItem] {
        let uncovered = coverage.uncovered
        let unreached = Set(
            uncovered.filter { $0.kind == .rule }.map { [$0.virtualService, "\($0.rule ?? 0)"] })
        return uncovered.filter { item in
            item.kind == .rule || item.rule == nil
                || !unreached.contains([item.virtualService, "\(item.rule ?? 0)"])
        }
    }

    /// Describes the gaps of an item in words.
    static func text(of item: CoverageItem) -> String {
        "\(item.text): \(item.gaps.map(\.text).joined(separator: ", and "))"
    }
}
