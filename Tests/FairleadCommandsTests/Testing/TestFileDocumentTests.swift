import Foundation
import TestSupport
import Testing

/// Runs the examples of docs/test-files.md as written.
@Suite("The page about test files")
struct TestFileDocumentTests {
    static let page = SharedFolder.project.appendingPathComponent("docs/test-files.md")

    /// The page's blocks whose info string is `kind`.
    static func blocks(_ kind: String) throws -> [String] {
        let text = try String(contentsOf: page, encoding: .utf8)
        return text.components(separatedBy: "\n```\(kind)\n").dropFirst().map {
            $0.components(separatedBy: "\n```")[0] + "\n"
        }
    }

    @Test("has examples that pass as they are")
    func examples() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("rules.yaml", try #require(try Self.blocks("yaml rules").first))
        let examples = try Self.blocks("yaml")
        #expect(examples.count >= 6)
        var counts: [String] = []
        for example in examples {
            let file = try folder.write("shop.test.yaml", example)
            let run = CommandRun("test", file)
            #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
            counts.append(run.output)
        }
        // The page gives this count for the table.
        #expect(counts.contains("26 passed, 0 failed\n"))
    }

    @Test("shows a failure as it is printed")
    func failure() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("rules.yaml", try #require(try Self.blocks("yaml rules").first))
        let file = try folder.write(
            "shop.test.yaml", try #require(try Self.blocks("yaml fails").first))
        let run = CommandRun("test", file)
        #expect(run.exitCode == 1)
        let printed = try #require(try Self.blocks("text").first)
        #expect(run.output.replacing(folder.path + "/", with: "") == printed)
    }
}
