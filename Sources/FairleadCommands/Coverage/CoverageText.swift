import RuleCoverage

/// Coverage for people: a table, and the gaps with their locations.
enum CoverageText {
    /// The most gaps that are listed.
    private static let maximumGaps = 50

    /// Returns the lines; without `isStyled`, as for a log.
    static func lines(_ result: CoverageResult, on terminal: Terminal) -> [String] {
        var rows = result.shares.map { ($0.kind.plural, $0.share) }
        rows.append(("total", result.coverage.share))
        let width = rows.map(\.0.count).max() ?? 0
        let counts = rows.map { "\($0.1.covered) of \($0.1.total)" }
        let countWidth = counts.map(\.count).max() ?? 0
        var lines = ["coverage"]
        for (row, count) in zip(rows, counts) {
            let isFull = row.1.covered == row.1.total
            let name = padded(row.0, width)
            let percent = String(repeating: " ", count: 6 - row.1.text.count) + row.1.text
            let space = String(repeating: " ", count: countWidth - count.count)
            lines.append(
                "  \(name)  \(space)\(count)  "
                    + terminal.styled(percent, isFull ? .green : .yellow))
        }
        return lines + gapLines(result, on: terminal)
            + (result.complaint.map { [terminal.styled($0, .red)] } ?? [])
    }

    private static func gapLines(
        _ result: CoverageResult, on terminal: Terminal,
    ) -> [String] {
        let gaps = result.gaps
        var lines: [String] = []
        var service = ""
        for item in gaps.prefix(maximumGaps) {
            if item.virtualService != service {
                service = item.virtualService
                lines += ["", "not covered of \(service)"]
            }
            let place = terminal.styled("\(item.location)", .blue)
            lines.append("  \(place)  \(CoverageResult.text(of: item))")
        }
        if gaps.count > maximumGaps { lines.append("  and \(gaps.count - maximumGaps) more") }
        return lines + [""]
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: width - text.count)
    }
}
