import JSONWriting
import IstioConfig
import Routing
import RuleTesting

/// Results as one JSON object, one line per case.
struct JSONTestReport: TestReport {
    let terminal: Terminal
    private var hasCases = false

    init(terminal: Terminal) {
        self.terminal = terminal
    }

    func writesAtOnce(_ result: CaseResult) -> Bool { true }

    mutating func take(_ result: CaseResult) {
        var writer = JSONWriter()
        writer.object { write(result, to: &$0) }
        let lead = hasCases ? ",\n" : "{\"cases\": [\n"
        terminal.out(Array(lead.utf8) + writer.bytes)
        hasCases = true
    }

    func end(_ counts: TestCounts, _ coverage: CoverageResult?) {
        terminal.out(
            "\n], \"passed\": \(counts.passed), \"failed\": \(counts.failed), "
                + "\"notRun\": \(counts.skipped)")
        if let coverage {
            var writer = JSONWriter()
            writer.object { CoverageRecord.write(coverage, to: &$0) }
            terminal.out(Array(",\n\"coverage\": ".utf8) + writer.bytes)
        }
        terminal.out("}\n")
    }

    private func write(_ result: CaseResult, to object: inout JSONWriter) {
        object.field("name", result.name)
        object.field("result", result.isPassed ? "passed" : "failed")
        write(result.location, to: &object)
        object.field("request", result.request.label)
        object.field("outcome", result.effect.outcome.rawValue)
        if let origin = result.effect.origin {
            object.field("virtualService", origin.virtualService)
            object.field("rule", origin.rule)
            object.key("match")
            object.literal(origin.match.map(String.init) ?? "null")
            let place = origin.matchLocation ?? origin.ruleLocation
            object.field("decidedBy", "\(place)")
        }
        if !result.failures.isEmpty {
            object.key("failures")
            object.list { list in
                for failure in result.failures { list.object { write(failure, to: &$0) } }
            }
        }
        if !result.notes.isEmpty {
            object.key("notes")
            object.list { list in
                for note in result.notes { list.value(Array(note.utf8)) }
            }
        }
    }

    private func write(_ failure: Failure, to object: inout JSONWriter) {
        object.field("subject", failure.subject)
        object.field("expected", failure.expected)
        object.field("actual", failure.actual)
        write(failure.location, to: &object)
    }

    private func write(_ location: RuleLocation, to object: inout JSONWriter) {
        object.field("file", location.file.name)
        object.field("line", location.line)
        object.field("column", location.column)
    }
}
