import Foundation
import IstioConfig
import IstioValidation
import IstioYAML
import TestSupport
import Testing

/// What the real webhook said of 920 VirtualServices, and of the recorded scenarios.
@Suite("Recorded verdicts")
struct RecordedVerdictTests {
    struct Finding: Decodable {
        let row: String
    }

    struct Record: Decodable {
        let id: String
        let verdict: String
        let errors: [Finding]
        let warnings: [Finding]
    }

    /// The codes of rows, `100a` being 126, sorted.
    static func codes(_ findings: [Finding]) -> [String] {
        findings.map { finding in
            let row = finding.row == "100a" ? "126" : finding.row
            return "VS" + String(repeating: "0", count: max(0, 3 - row.count)) + row
        }.sorted()
    }

    static func codes(_ findings: [Diagnostic], _ severity: Diagnostic.Severity) -> [String] {
        findings.filter { $0.severity == severity }.map(\.code).sorted()
    }

    static func configuration(_ bytes: [UInt8]) -> Configuration {
        var reader = ConfigurationReader(mode: .lenient)
        reader.read(bytes, from: SourceFile(name: "case"))
        return reader.configuration
    }

    @Test(
        "agree with the webhook's, as often",
        .enabled(
            if: SharedFolder.has("conformance/validation/cases.jsonl"),
            "../shared/conformance/validation is not here"))
    func cases() throws {
        let lines = try SharedFolder.lines("conformance/validation/cases.jsonl")
        #expect(lines.count == 920)
        for line in lines {
            let record = try JSONDecoder().decode(Record.self, from: line)
            let object = try #require(
                try JSONSerialization.jsonObject(with: line) as? [String: Any])
            let document = try JSONSerialization.data(
                withJSONObject: try #require(object["document"]))
            let findings = WebhookValidation.findings(in: Self.configuration(Array(document)))
            #expect(
                Self.codes(findings, .error) == Self.codes(record.errors), "\(record.id)")
            #expect(
                Self.codes(findings, .warning) == Self.codes(record.warnings), "\(record.id)")
            let isRefused = findings.contains { $0.severity == .error }
            #expect(isRefused == (record.verdict == "refused"), "\(record.id)")
        }
    }
}
