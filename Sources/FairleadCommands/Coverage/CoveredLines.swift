import IstioConfig
import RuleCoverage

/// Coverage by file and line.
struct CoveredLines {
    /// The items written in one line.
    struct Line {
        let number: Int
        let items: [CoverageItem]

        /// How often the line was reached: the smallest count of its parts.
        ///
        /// Conditions have their own counts, so they matter only on a line without other parts.
        var count: Int {
            let parts = items.filter { $0.kind != .condition && $0.isReachable }
            if let least = parts.map(\.count).min() { return least }
            return items.map(\.count).max() ?? 0
        }

        /// The number of uncovered parts of the line.
        var gapCount: Int { items.reduce(0) { $0 + $1.gaps.count } }
        /// The number of parts of the line.
        var partCount: Int { items.reduce(0) { $0 + $1.partCount } }
        /// Whether any part can be covered at all.
        var isCounted: Bool { partCount > 0 }
    }

    /// The files that have items, sorted by name, each with its lines in order.
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
