import IstioConfig
import RuleCoverage

/// Coverage as LCOV's tracefile, which CI services and editors read.
///
/// Rules are functions, the two halves of a condition are branches. Source: the section FILES of
/// the geninfo manual.
enum LCOVReport {
    /// The text of the file.
    static func text(_ coverage: Coverage) -> String {
        CoveredLines(coverage).files.map { file, lines in
            var records = ["TN:", "SF:\(file.name)"]
            records += functions(lines)
            records += branches(lines)
            let counted = lines.filter(\.isCounted)
            records += counted.map { "DA:\($0.number),\($0.count)" }
            records += ["LF:\(counted.count)", "LH:\(counted.count { $0.count > 0 })"]
            return records.joined(separator: "\n") + "\nend_of_record\n"
        }.joined()
    }

    private static func functions(_ lines: [CoveredLines.Line]) -> [String] {
        let rules = lines.flatMap { line in
            line.items.filter { $0.kind == .rule }.map { (line.number, $0) }
        }
        let name = { (item: CoverageItem) in
            "\(item.virtualService) \(item.text)".replacing("\n", with: " ")
        }
        return rules.map { "FN:\($0.0),\(name($0.1))" }
            + rules.map { "FNDA:\($0.1.count),\(name($0.1))" }
            + ["FNF:\(rules.count)", "FNH:\(rules.count { $0.1.count > 0 })"]
    }

    /// Each condition is a block with one branch for true and one for false.
    private static func branches(_ lines: [CoveredLines.Line]) -> [String] {
        var records: [String] = []
        var taken = 0
        for line in lines {
            let conditions = line.items.filter { $0.kind == .condition && $0.canFail }
            for (block, item) in conditions.enumerated() {
                let halves = [item.count > 0, item.hasFailed]
                for (branch, isTaken) in halves.enumerated() {
                    records.append("BRDA:\(line.number),\(block),\(branch),\(isTaken ? 1 : 0)")
                    taken += isTaken ? 1 : 0
                }
            }
        }
        return records + ["BRF:\(records.count)", "BRH:\(taken)"]
    }
}
