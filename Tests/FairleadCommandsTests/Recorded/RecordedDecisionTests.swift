import Foundation
import TestSupport
import Testing

/// Decisions of the real Istio and Envoy, compared with ours, from text to decision.
@Suite("Recorded decisions")
struct RecordedDecisionTests {
    @Test(
        "of the project's own fixtures agree",
        arguments: scenarios(in: fixtures), ["tree", "reference"])
    func ownFixtures(_ scenario: String, _ engine: String) {
        let run = Self.check(scenario, in: Self.fixtures, engine)
        #expect(run.exitCode == 0, "\(run.output.prefix(2_000))\(run.errors.prefix(2_000))")
    }

    @Test(
        "of the whole corpus agree", .enabled(if: hasCorpus, "../shared is not here"),
        arguments: ["tree", "reference"])
    func corpus(_ engine: String) {
        var disagreeing: [String] = []
        var agreed = 0
        for scenario in Self.scenarios(in: Self.corpusFolder) {
            let run = Self.check(scenario, in: Self.corpusFolder, engine)
            agreed += Self.agreedCount(run)
            for line in run.output.split(separator: "\n") where !Self.isSummary(line) {
                if !Self.isNumberedByName(line, scenario) { disagreeing.append(String(line)) }
            }
        }
        #expect(disagreeing == [])
        #expect(agreed >= 20_785)
    }

    /// The random scenarios were numbered by their rules' names before a delegating rule was
    /// inserted between them, so after it a record's `rule` is not the rule's position; the
    /// route's name, which is compared as well, still identifies the rule.
    private static func isNumberedByName(_ line: Substring, _ scenario: String) -> Bool {
        scenario.hasPrefix("random-") && line.contains(": differs in rule; ours: ")
    }

    private static func isSummary(_ line: Substring) -> Bool {
        line.hasSuffix(" decisions agree")
    }

    private static func agreedCount(_ run: CommandRun) -> Int {
        let summary = run.output.split(separator: "\n").last { isSummary($0) } ?? "0"
        return Int(summary.prefix { $0.isNumber }) ?? 0
    }

    private static let fixtures = SharedFolder.project.appendingPathComponent(
        "Fixtures/conformance")
    private static let corpusFolder = SharedFolder.url("conformance/decisions")
    private static let hasCorpus = SharedFolder.has("conformance/decisions")

    private static func scenarios(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter {
            let cases = folder.appendingPathComponent("\($0)/cases.jsonl")
            let size = try? cases.resourceValues(forKeys: [.fileSizeKey]).fileSize
            return (size ?? 0) > 0
        }.sorted()
    }

    private static func check(
        _ scenario: String, in folder: URL, _ engine: String,
    ) -> CommandRun {
        let path = folder.appendingPathComponent(scenario).path
        return CommandRun(
            "decide", "--engine", engine, "--no-validation", "--config", path + "/config.yaml",
            "--check", path + "/cases.jsonl")
    }
}
