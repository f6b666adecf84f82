import Foundation
import IstioConfig
import IstioYAML
import TestSupport
import Testing

@Suite("Strange texts")
struct StrangeTextTests {
    struct Verdict: Decodable {
        struct Reader: Decodable { let verdict: String }
        struct Program: Decodable { let exit: Int }

        let file: String
        let istiod: Reader
        let schema: String?
        let istioctlValidate: Program
    }

    @Test(
        "are refused where istiod cannot decode them, and taken where all readers take them",
        .enabled(
            if: SharedFolder.has("conformance/validation/text-inputs"),
            "../shared/conformance/validation/text-inputs is not here"))
    func recordedTexts() throws {
        let folder = "conformance/validation/text-inputs/"
        let verdicts = try SharedFolder.lines(folder + "verdicts.jsonl").map {
            try JSONDecoder().decode(Verdict.self, from: $0)
        }
        #expect(verdicts.count == 66)
        for verdict in verdicts {
            let text = try Data(contentsOf: SharedFolder.url(folder + verdict.file))
            let reading = Reading(Array(text))
            // YAML 1.2 includes UTF-16; istiod's reader accepts it, ours requires UTF-8.
            if verdict.istiod.verdict == "undecodable" || verdict.file == "utf-16.yaml" {
                #expect(reading.errors != [], "\(verdict.file)")
            } else if verdict.schema == nil && verdict.istioctlValidate.exit == 0 {
                #expect(reading.errors == [], "\(verdict.file)")
            }
        }
    }

    @Test("such as every recorded configuration are read without an error")
    func recordedConfigurations() throws {
        let folder = SharedFolder.project.appendingPathComponent("Fixtures/conformance")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        for name in names where !name.hasSuffix(".md") {
            let file = folder.appendingPathComponent(name + "/config.yaml")
            let reading = Reading(Array(try Data(contentsOf: file)), mode: .lenient)
            #expect(reading.errors == [], "\(name)")
            #expect(!reading.configuration.isEmpty, "\(name)")
        }
    }

    @Test(
        "that chance made of good ones are read or told where they break", .timeLimit(.minutes(1)),
        arguments: 0..<8)
    func mutations(seed: UInt64) throws {
        let folder = SharedFolder.project.appendingPathComponent("Fixtures/article")
        let names = ["rewrite.yaml", "direct.yaml", "gateways.yaml", "knative.yaml"]
        let texts = try names.map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
        let insertions = [
            "&a ", "*a", "<<: ", "!!str ", "- ", "{", "]", "\"", "|", "? ", "\t", ":",
        ]
        var random = SeededGenerator(seed: seed)
        var unreadable = 0
        for _ in 0..<150 {
            var text = texts[Int.random(in: 0..<texts.count, using: &random)]
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: text[place] = UInt8.random(in: 0...255, using: &random)
                case 1: text.removeSubrange(place..<min(text.count, place + 7))
                case 2: text.insert(contentsOf: text[..<min(place, 200)], at: place)
                default:
                    let word = insertions.randomElement(using: &random) ?? ""
                    text.insert(contentsOf: Array(word.utf8), at: place)
                }
            }
            let reading = Reading(text)
            if reading.configuration.isEmpty { unreadable += 1 }
            let lines = Self.lineLengths(of: text)
            for diagnostic in reading.diagnostics {
                let (line, column) = (diagnostic.location.line, diagnostic.location.column)
                let isInside = line <= lines.count && column <= lines[Int(line) - 1] + 1
                #expect(isInside, "\(diagnostic) of \(String(decoding: text, as: UTF8.self))")
            }
            if reading.configuration.isEmpty && !text.isEmpty {
                #expect(!reading.diagnostics.isEmpty)
            }
        }
        #expect(unreadable > 0)
    }

    /// The number of characters in each line of a text, by the line breaks of YAML 1.1.
    private static func lineLengths(of text: [UInt8]) -> [UInt32] {
        var lengths: [UInt32] = [0]
        var last: Unicode.Scalar = " "
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lengths.append(0)
            default: lengths[lengths.count - 1] += 1
            }
            last = scalar
        }
        return lengths
    }
}
