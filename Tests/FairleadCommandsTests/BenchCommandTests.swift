import Foundation
import Testing

@Suite("fairlead bench")
struct BenchCommandTests {
    private static let rules = RouteCommandTests.article

    /// The keys that programs read.
    private struct Figures: Decodable {
        struct Cost: Decodable {
            let p50: Double
            let p99: Double
            let mean: Double
        }

        let nanosecondsPerDecision: Cost
        let reference: Cost
        let loadSeconds: Double
        let compileSeconds: Double
        let treeBytes: Int
        let allocationsPerDecision: Double?
        let requests: Int
        let plainDecisions: Int
        let rules: Int
        let recorded: Int
        let agreeing: Int
        let differing: Int
    }

    private static func figures(_ run: CommandRun) throws -> Figures {
        try JSONDecoder().decode(Figures.self, from: Data(run.output.utf8))
    }

    @Test("measures the article's calls by the tree alone, and agrees with their records")
    func article() throws {
        let run = CommandRun(
            "bench", "-f", Self.rules, "--requests", Self.rules + "/cases.jsonl", "--seconds", "1",
            "--output", "json")
        #expect(run.exitCode == 0)
        let figures = try Self.figures(run)
        #expect(figures.requests == 24 && figures.rules == 35)
        #expect(figures.recorded == 24 && figures.agreeing == 24 && figures.differing == 0)
        #expect(figures.treeBytes > 0 && figures.loadSeconds > 0 && figures.compileSeconds > 0)
        for cost in [figures.nanosecondsPerDecision, figures.reference] {
            #expect(cost.p50 > 0 && cost.p50 <= cost.p99 && cost.mean > 0)
        }
        #expect(figures.plainDecisions == 0)
        // Unoptimized code allocates, and allocations are not counted everywhere.
        #if !DEBUG
        #expect(figures.allocationsPerDecision ?? 0 == 0)
        #endif
    }

    @Test("counts the decisions that are left to the reference matcher, and what they allocate")
    func plain() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "requests.jsonl", "{\"authority\": null}\n{\"authority\": \"x\"}\n")
        let figures = try Self.figures(
            CommandRun(
                "bench", "-f", Self.rules, "--requests", file, "--seconds", "1", "-o", "json"))
        #expect(figures.requests == 2 && figures.recorded == 0)
        #expect(figures.plainDecisions == 1)
        // Only if allocations are counted.
        #expect(figures.allocationsPerDecision ?? 1 > 0)
    }

    @Test("tells people the rules that cost most, and what differs from a record")
    func text() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "cases.jsonl",
            """
            {"request": {"authority": "helloworld-go.weimobb.com", "headers": [["wid", "a"]]}, "decision": {"outcome": "redirect"}}
            {"authority": "helloworld-go.weimobb.com", "headers": [["Wid", "a"]]}

            """)
        let run = CommandRun("bench", "-f", Self.rules, "--requests", file, "--seconds", "1")
        #expect(run.exitCode == 1)
        #expect(run.output.hasPrefix("requests    2 to 1 route table"))
        #expect(run.output.contains("\nrules       35 in 5 VirtualServices\n"))
        let rule = "2   100%  VirtualService example/helloworld-go-rewrite-ingress, rule 0  "
        #expect(run.output.contains(rule + Self.rules + "/rewrite.yaml:14\n"))
        #expect(run.output.contains("\n0/1 recorded decisions agree\n"))
        #expect(run.output.hasSuffix("\ntree and reference matcher agree on all requests\n"))
    }

    @Test("refuses all lines that are no records together")
    func badLines() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("r.jsonl", "{\"authority\": \"x\", \"pth\": \"/\"}\n\n[]\n")
        let run = CommandRun("bench", "-f", Self.rules, "--requests", file)
        #expect(run.exitCode == 2)
        #expect(run.errors == "\(file):1: unknown key `pth`\n\(file):3: this is no JSON object\n")
        let empty = try folder.write("empty.jsonl", "\n")
        let second = CommandRun("bench", "-f", Self.rules, "--requests", empty)
        #expect(second.exitCode == 2)
        #expect(second.errors == "fairlead: \(empty): no request is in there\n")
    }

    @Test("needs requests, and a time that comes to an end")
    func usage() {
        let run = CommandRun("bench", "-f", Self.rules)
        #expect(run.exitCode == 2)
        #expect(run.errors.hasPrefix("fairlead: no requests are given\n  use `--requests FILE`\n"))
        let requests = Self.rules + "/cases.jsonl"
        let forever = CommandRun(
            "bench", "-f", Self.rules, "--requests", requests, "--seconds", "9999999")
        #expect(forever.exitCode == 2)
        #expect(forever.errors.contains("`--seconds` takes 1 to 3600, not `9999999`"))
    }
}
