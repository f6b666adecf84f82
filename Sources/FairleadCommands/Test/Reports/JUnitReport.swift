import IstioConfig
import RuleTesting

/// Results as JUnit XML, one suite per file, which nearly every CI service reads.
///
/// Source: `junit-10.xsd` of Jenkins' xUnit plugin. To be valid, a case has its location in its
/// text; only a suite has a `file` attribute.
struct JUnitReport: TestReport {
    let terminal: Terminal
    private var suites: [Suite] = []

    private struct Suite {
        let name: String
        var tests = 0
        var failures = 0
        var body: [UInt8] = []
    }

    init(terminal: Terminal) {
        self.terminal = terminal
    }

    func writesAtOnce(_ result: CaseResult) -> Bool { false }

    mutating func take(_ result: CaseResult) {
        let file = result.location.file.name
        if suites.last?.name != file { suites.append(Suite(name: file)) }
        suites[suites.count - 1].tests += 1
        if !result.isPassed { suites[suites.count - 1].failures += 1 }
        suites[suites.count - 1].body += Array(text(of: result).utf8)
    }

    func end(_ counts: TestCounts, _ coverage: CoverageResult?) {
        let tests = counts.passed + counts.failed
        terminal.out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        terminal.out(
            "<testsuites name=\"fairlead test\" tests=\"\(tests)\" failures=\"\(counts.failed)\" "
                + "errors=\"0\">\n")
        for suite in suites {
            terminal.out(
                "  <testsuite name=\"\(XMLText.escaped(suite.name))\" "
                    + "file=\"\(XMLText.escaped(suite.name))\" tests=\"\(suite.tests)\" "
                    + "failures=\"\(suite.failures)\" errors=\"0\" skipped=\"0\">\n")
            terminal.out(suite.body)
            terminal.out("  </testsuite>\n")
        }
        terminal.out("</testsuites>\n")
        // The format has no field for it.
        if let coverage {
            for line in CoverageText.lines(coverage, on: terminal) { terminal.error(line + "\n") }
        }
    }

    private func text(of result: CaseResult) -> String {
        let file = XMLText.escaped(result.location.file.name)
        var text = "    <testcase name=\"\(XMLText.escaped(result.name))\" classname=\"\(file)\""
        if result.isPassed && result.notes.isEmpty { return text + "/>\n" }
        text += ">\n"
        if !result.isPassed {
            let message = FailureText.short(result)
            text += "      <failure message=\"\(XMLText.escaped(message))\" type=\"expectation\">"
            text += XMLText.escaped(FailureText.long(result)) + "</failure>\n"
        }
        if !result.notes.isEmpty {
            let notes = XMLText.escaped(result.notes.joined(separator: "\n"))
            text += "      <system-out>\(notes)</system-out>\n"
        }
        return text + "    </testcase>\n"
    }
}

/// A failure as text, for formats without fields for its parts.
enum FailureText {
    /// All differences, in one line.
    static func short(_ result: CaseResult) -> String {
        result.failures.map { "\($0.subject): expected \($0.expected), actual \($0.actual)" }
            .joined(separator: "; ")
    }

    /// Location, request, differences and the deciding rule, a line each.
    static func long(_ result: CaseResult) -> String {
        var lines = ["\(result.location)", result.request.label]
        lines += result.failures.map {
            "\($0.subject): expected \($0.expected), actual \($0.actual)"
        }
        return (lines + FailureExplanation(result).lines()).joined(separator: "\n")
    }
}
