import IstioConfig
import RuleCoverage
import RuleTesting

/// Failures as workflow commands, which GitHub shows at the lines of a pull request.
struct GitHubTestReport: TestReport {
    let terminal: Terminal

    func writesAtOnce(_ result: CaseResult) -> Bool { !result.isPassed }

    func take(_ result: CaseResult) {
        for failure in result.failures {
            let place = failure.location
            let file = FindingReports.escaped(place.file.name, also: [":", ","])
            let title = FindingReports.escaped(result.name, also: [":", ","])
            let lines =
                ["\(failure.subject): expected \(failure.expected), actual \(failure.actual)"]
                + FailureExplanation(result).lines() + result.notes
            let text = FindingReports.escaped(lines.joined(separator: "\n"), also: [])
            terminal.out(
                "::error file=\(file),line=\(place.line),col=\(place.column),title=\(title)::"
                    + "\(text)\n")
        }
    }

    func end(_ counts: TestCounts, _ coverage: CoverageResult?) {
        if let coverage { write(coverage) }
        terminal.out("\(counts.summary)\n")
    }

    private func write(_ result: CoverageResult) {
        for item in result.gaps {
            let place = item.location
            let file = FindingReports.escaped(place.file.name, also: [":", ","])
            let text = FindingReports.escaped(CoverageResult.text(of: item), also: [])
            terminal.out(
                "::warning file=\(file),line=\(place.line),col=\(place.column),"
                    + "title=not covered::\(text)\n")
        }
        if let complaint = result.complaint {
            terminal.out("::error title=coverage::\(FindingReports.escaped(complaint, also: []))\n")
        }
        let share = result.coverage.share
        terminal.out("coverage \(share.text), \(share.covered) of \(share.total)\n")
    }
}
