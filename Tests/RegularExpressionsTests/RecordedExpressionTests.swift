import Foundation
import RegularExpressions
import TestSupport
import Testing

/// RE2's verdicts on 3,000 expressions and their subjects.
@Suite(
    "Recorded expressions",
    .enabled(
        if: SharedFolder.has("conformance/regex.jsonl"),
        "../shared/conformance/regex.jsonl is not here"))
struct RecordedExpressionTests {
    struct Record: Decodable {
        let pattern: String
        let valid: Bool
        let goValid: Bool
        let subjects: [Subject]?
    }

    struct Subject: Decodable {
        let text: [UInt8]
        let matches: Bool

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            if let text = try? pair.decode(String.self) {
                self.text = Array(text.utf8)
            } else {
                text = Array(try pair.decode([String: Data].self)["base64"] ?? Data())
            }
            matches = try pair.decode(Bool.self)
        }
    }

    static func records() throws -> [Record] {
        try SharedFolder.lines("conformance/regex.jsonl").map {
            try JSONDecoder().decode(Record.self, from: $0)
        }
    }

    @Test("are accepted and refused as RE2 does")
    func verdicts() throws {
        let records = try Self.records()
        let differing = records.filter { record in
            (RegularExpression.refusal(of: record.pattern) == nil) != record.valid
        }
        #expect(records.count == 3_000)
        #expect(differing.map(\.pattern) == [])
    }

    @Test("are accepted and refused as Go does")
    func verdictsOfGo() throws {
        let differing = try Self.records().filter { record in
            (RegularExpression.refusalByGo(of: record.pattern) == nil) != record.goValid
        }
        #expect(differing.map(\.pattern) == [])
    }

    @Test("match as in RE2", arguments: [RegularExpression.Engine.automatic, .lazyDFA])
    func matches(by engine: RegularExpression.Engine) throws {
        var count = 0
        for record in try Self.records() where record.valid {
            let expression = try RegularExpression(record.pattern)
            for subject in record.subjects ?? [] {
                count += 1
                let answer = expression.matchesWhole(subject.text, by: engine)
                #expect(
                    answer == subject.matches,
                    "`\(record.pattern)` on `\(String(decoding: subject.text.prefix(80), as: UTF8.self))`"
                )
            }
        }
        #expect(count == 13_755)
    }
}
