import IstioConfig
import RuleTesting

/// Results for people: failures with their explanations, and a summary line.
struct TextTestReport: TestReport {
    let terminal: Terminal

    func writesAtOnce(_ result: CaseResult) -> Bool { !result.isPassed || !result.notes.isEmpty }

    func take(_ result: CaseResult) {
        if writesAtOnce(result) { terminal.out(text(of: result)) }
    }

    func end(_ counts: TestCounts, _ coverage: CoverageResult?) {
        if let coverage {
            for line in CoverageText.lines(coverage, on: terminal) { terminal.out(line + "\n") }
        }
        let style: Terminal.Style = counts.failed == 0 ? .green : .red
        terminal.out(terminal.styled(counts.summary, .bold, style) + "\n")
    }

    private func text(of result: CaseResult) -> String {
        let mark =
            result.isPassed
            ? terminal.styled("pass", .bold, .green) : terminal.styled("FAIL", .bold, .red)
        var lines = ["\(mark)  \(result.name)"]
        if !result.isPassed {
            lines.append("  \(terminal.styled("\(result.location)", .blue))")
            if result.request.label != result.name { lines.append("  \(result.request.label)") }
            for failure in result.failures {
                lines += [
                    "  \(failure.subject)  \(place(of: failure, in: result))",
                    "    expected  \(terminal.styled(failure.expected, .green))",
                    "    actual    \(terminal.styled(failure.actual, .red))",
                ]
            }
            lines += FailureExplanation(result).lines().map { "  \($0)" }
        }
        lines += result.notes.map { terminal.styled("  note: \($0)", .yellow) }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func place(of failure: Failure, in result: CaseResult) -> String {
        terminal.styled("line \(failure.location.line)", .dim)
    }
}
