import Foundation
import TestSupport
import Testing

/// The API server's schema verdicts on 920 VirtualServices.
@Suite(
    "Recorded verdicts of the schema",
    .enabled(
        if: SharedFolder.has("conformance/validation/cases.jsonl"),
        "../shared/conformance/validation is not here"))
struct RecordedSchemaTests {
    struct Record: Decodable {
        let id: String
        let schema: String?
    }

    @Test("are found, and no others")
    func verdicts() throws {
        let folder = try TemporaryFolder()
        for (index, line) in try SharedFolder.lines(
            "conformance/validation/cases.jsonl"
        ).enumerated() {
            let record = try JSONDecoder().decode(Record.self, from: line)
            let object = try #require(
                try JSONSerialization.jsonObject(with: line) as? [String: Any])
            let document = try JSONSerialization.data(
                withJSONObject: try #require(object["document"]))
            // JSON allows an unescaped DEL, YAML does not.
            let text = String(decoding: document, as: UTF8.self)
                .replacing("\u{7F}", with: "\\u007f")
            let file = try folder.write("\(index).json", text)
            let output = CommandRun("check", "--output", "json", file).output
            let isRefused = ["VS230", "VS231", "VS232", "VS233"].contains {
                output.contains("\"code\": \"\($0)\"")
            }
            #expect(isRefused == (record.schema != nil), "\(record.id)")
        }
    }
}
