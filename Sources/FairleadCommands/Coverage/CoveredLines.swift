import IstioConfig
import RuleCoverage

/// Coverage by files and lines.
struct CoveredLines {
    /// The items that are written in one line.
    struct Line {
        let number: Int
        let items: [CoverageItem]

        /// How often the line was reached: as often as the least of its parts.
        ///
        /// Conditions have counts of their own, so they matter only where nothing else is there.
        var count: Int {
            let parts = items.filter { $0.kind != .condition && $0.isReachable }
            if let least = parts.map(\.count).min() { return least }
            return items.map(\.count).max() ?? 0
        }

        /// What of the line is missing.
        var gapCount: Int { items.reduce(0) { $0 + $1.gaps.count } }
        /// What of the line there is.
        var partCount: Int { items.reduce(0) { $0 + $1.partCount } }
        /// Whether any part can be covered at all.
        var isCounted: Bool { partCount > 0 }
    }

    /// The files that have items, in the order of their names, each with its lines in order.
    let files: [(file: SourceFile, lines: [Line])]

    init(_ coverage: Coverage) {
        let byFile = Dictionary(grouping: coverage.items, by: \.location.file)
        files = byFile.sorted { $0.key.name < $1.key.name }.map { file, items in
            let byLine = Dictionary(grouping: items, by: \.location.line)
            return (
                file,
                byLine.sorted { $0.key < $1.key }.map { line, items in
                    Line(number: Int(line), items: items.sorted { $0.location < $1.location })
                }
            )
        }
    }
}
