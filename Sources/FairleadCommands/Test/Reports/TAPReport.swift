import RuleTesting

/// Results in the Test Anything Protocol, version 14.
struct TAPReport: TestReport {
    let terminal: Terminal
    private var count = 0

    init(terminal: Terminal) {
        self.terminal = terminal
    }

    func writesAtOnce(_ result: CaseResult) -> Bool { true }

    mutating func take(_ result: CaseResult) {
        if count == 0 { terminal.out("TAP version 14\n") }
        count += 1
        let state = result.isPassed ? "ok" : "not ok"
        var text = "\(state) \(count) - \(Self.escaped(result.name))\n"
        if !result.isPassed {
            text += "  ---\n"
            text += "  at: \(quoted("\(result.location)"))\n"
            text += "  request: \(quoted(result.request.label))\n  failures:\n"
            for failure in result.failures {
                text += "    - subject: \(quoted(failure.subject))\n"
                text += "      expected: \(quoted(failure.expected))\n"
                text += "      actual: \(quoted(failure.actual))\n"
            }
            text += "  explanation:\n"
            for line in FailureExplanation(result).lines() { text += "    - \(quoted(line))\n" }
            text += "  ...\n"
        }
        for note in result.notes { text += "# \(note)\n" }
        terminal.out(text)
    }

    /// TAP allows the number of cases at the end, where it is known.
    func end(_ counts: TestCounts, _ coverage: CoverageResult?) {
        terminal.out("1..\(count)\n# \(counts.summary)\n")
        if let coverage {
            for line in CoverageText.lines(coverage, on: terminal) where !line.isEmpty {
                terminal.out("# \(line)\n")
            }
        }
    }

    /// Escapes `#`, which would begin a directive.
    private static func escaped(_ name: String) -> String {
        name.replacing("\\", with: "\\\\").replacing("#", with: "\\#").replacing("\n", with: " ")
    }

    private func quoted(_ text: String) -> String {
        YAMLText.quoted(text)
    }
}
