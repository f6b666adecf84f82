import Foundation
import IstioConfig
import IstioValidation
import IstioYAML
import TestSupport
import Testing

/// The real webhook's verdicts on 920 VirtualServices and on the recorded scenarios.
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

    /// The sorted codes of rows; `100a` is 126.
    static func codes(_ findings: [Finding]) -> [String] {
        findings.map { finding in
            let row = finding.row == "100a" ? "126" : finding.row
            return "VS" + String(repeating: "0", count: max(0, 3 - row.count)) + row
        }.sorted()
    }

    static func codes(_ findings: [Diagnostic], _ severity: Diagnostic.Severity) -> [String] {
        findings.filter { $0.severity == severity }.map(\.code.rawValue).sorted()
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
            // JSON allows an unescaped DEL, YAML does not.
            let text = String(decoding: document, as: UTF8.self)
                .replacing("\u{7F}", with: "\\u007f")
            let findings = WebhookValidation.findings(in: Self.configuration(Array(text.utf8)))
            #expect(
                Self.codes(findings, .error) == Self.codes(record.errors), "\(record.id)")
            #expect(
                Self.codes(findings, .warning) == Self.codes(record.warnings), "\(record.id)")
            let isRefused = findings.contains { $0.severity == .error }
            #expect(isRefused == (record.verdict == "refused"), "\(record.id)")
        }
    }

    struct ObjectVerdict: Decodable {
        let kind: String
        let name: String
        let errors: [Finding]
        let warnings: [Finding]
    }

    @Test(
        "agree on the rules of every recorded scenario",
        .enabled(
            if: SharedFolder.has("conformance/decisions"),
            "../shared/conformance/decisions is not here"))
    func scenarios() throws {
        let folder = SharedFolder.url("conformance/decisions")
        var count = 0
        for scenario in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let place = folder.appendingPathComponent(scenario)
            let text = try Data(contentsOf: place.appendingPathComponent("config.yaml"))
            let recorded = try? Data(contentsOf: place.appendingPathComponent("validation.json"))
            let verdicts = try recorded.map {
                try JSONDecoder().decode([ObjectVerdict].self, from: $0)
            }
            for service in Self.configuration(Array(text)).virtualServices {
                count += 1
                let findings = WebhookValidation.findings(for: service)
                let name = service.metadata.effectiveNamespace + "/" + service.metadata.name.text()
                let verdict = verdicts?.first { $0.name == name && $0.kind == "VirtualService" }
                #expect(
                    Self.codes(findings, .error) == Self.codes(verdict?.errors ?? []),
                    "\(scenario) \(name)")
                #expect(
                    Self.codes(findings, .warning) == Self.codes(verdict?.warnings ?? []),
                    "\(scenario) \(name)")
            }
        }
        #expect(count > 1_000)
    }
}
