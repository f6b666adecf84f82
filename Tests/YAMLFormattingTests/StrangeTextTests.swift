import Foundation
import TestSupport
import Testing
import YAMLFormatting

@Suite("Strange texts")
struct StrangeTextTests {
    static let insertions = [
        "# x\n", " # x\n", "\n\n", "---\n", "...\n", "- ", "? ", ": ", "&a ", "*a", "!!str ", "{",
        "}",
        "[", "]", ", ", "\"", "'", "|\n", ">+\n", "\t", "\r\n", "ä", "\u{85}", "~", "1:30", "  ",
    ]

    @Test(
        "that chance made of good ones are refused, or keep what they mean",
        .timeLimit(.minutes(1)), arguments: 0..<8)
    func mutations(seed: UInt64) throws {
        let folder = SharedFolder.project.appendingPathComponent("Fixtures/fuzz/format")
        let texts = try ["comments.yaml", "aliases.yaml"].map {
            Array(try Data(contentsOf: folder.appendingPathComponent($0)))
        }
        var random = SeededGenerator(seed: seed)
        var formatted = 0
        for _ in 0..<100 {
            var text = texts[Int.random(in: 0..<texts.count, using: &random)]
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                Self.change(&text, &random)
            }
            if try Self.isFormatted(text) { formatted += 1 }
        }
        #expect((20...90).contains(formatted), "\(formatted) of 100")
    }

    /// Inserts something into a text, half of the time between two lines, or removes a little.
    static func change(_ text: inout [UInt8], _ random: inout SeededGenerator) {
        var place = Int.random(in: 0..<text.count, using: &random)
        if Bool.random(using: &random),
            let line = text[place...].firstIndex(of: UInt8(ascii: "\n"))
        {
            place = line
        }
        if Int.random(in: 0..<6, using: &random) == 0 {
            text.removeSubrange(place..<min(text.count, place + 3))
        } else {
            let word = insertions.randomElement(using: &random) ?? ""
            text.insert(contentsOf: Array(word.utf8), at: place)
        }
    }

    /// Whether a text is YAML; a canonical form must be stable.
    static func isFormatted(_ text: [UInt8]) throws -> Bool {
        do throws(FormattingError) {
            let canonical = try FormattingCase.format(text)
            let again = try FormattingCase.format(canonical)
            #expect(again == canonical, "\(String(decoding: text, as: UTF8.self))")
            return true
        } catch {
            if case .changed = error {
                Issue.record("\(error): \(String(decoding: text, as: UTF8.self))")
            }
            return false
        }
    }
}
