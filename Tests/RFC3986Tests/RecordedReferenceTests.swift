import Foundation
import RFC3986
import TestSupport
import Testing

/// The verdicts of the RFC's own grammar on 4,000 texts.
@Suite(
    "Recorded references",
    .enabled(
        if: SharedFolder.has("conformance/uri.jsonl"), "../shared/conformance/uri.jsonl is not here"
    ))
struct RecordedReferenceTests {
    struct Record: Decodable {
        let rule: String
        let text: String
        let valid: Bool
        let parts: [String: String]?
    }

    @Test("are judged and divided as the grammar does")
    func agree() throws {
        let records = try SharedFolder.lines("conformance/uri.jsonl").map {
            try JSONDecoder().decode(Record.self, from: $0)
        }
        #expect(records.count == 4_000)
        for record in records {
            let parts = Self.parts(of: record)
            #expect((parts != nil) == record.valid, "\(record.rule) `\(record.text)`")
            if record.valid {
                #expect(parts == record.parts, "\(record.rule) `\(record.text)`")
            }
        }
    }

    private static func parts(of record: Record) -> [String: String]? {
        let text = Array(record.text.utf8)
        let cut = { (range: Range<Int>?) in range.map { String(decoding: text[$0], as: UTF8.self) }
        }
        var parts: [String: String] = [:]
        let authority: Authority?
        switch record.rule {
        case "authority":
            authority = try? Authority(parsing: text.span)
            if authority == nil { return nil }
        default:
            let reference =
                record.rule == "URI"
                ? try? URIReference(parsingURI: text.span) : try? URIReference(parsing: text.span)
            guard let reference else { return nil }
            parts["scheme"] = cut(reference.scheme)
            parts["path"] = cut(reference.path)
            parts["query"] = cut(reference.query)
            parts["fragment"] = cut(reference.fragment)
            authority = reference.authority
        }
        parts["userinfo"] = cut(authority?.userinfo)
        parts["host"] = cut(authority?.host)
        parts["port"] = cut(authority?.port)
        return parts
    }
}
