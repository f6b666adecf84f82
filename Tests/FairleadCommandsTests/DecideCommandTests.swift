import TestSupport
import Testing

@Suite("fairlead decide")
struct DecideCommandTests {
    @Test("agrees with what the real gateway did with the article's calls")
    func article() {
        let folder = RouteCommandTests.article
        let run = CommandRun("decide", "--config", folder, "--check", folder + "/cases.jsonl")
        #expect(run.exitCode == 0)
        #expect(run.output == "24/24 decisions agree\n")
    }

    @Test("says what differs from a record, with exit code 1")
    func difference() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "cases.jsonl",
            """
            {"request": {"id": "x", "authority": "helloworld-go.weimobb.com"}, "decision": {"id": "x", "outcome": "redirect"}}

            """)
        let run = CommandRun("decide", "--config", RouteCommandTests.article, "--check", file)
        #expect(run.exitCode == 1)
        #expect(run.output.hasPrefix("x: differs in outcome; ours: {\"id\": \"x\""))
        #expect(run.output.hasSuffix("0/1 decisions agree\n"))
    }

    @Test("answers thousands of lines in their order")
    func order() throws {
        let folder = try TemporaryFolder()
        let lines = (0..<5_000).map { "{\"id\": \"\($0)\", \"authority\": \"nobody\"}\n" }
        let file = try folder.write("requests.jsonl", lines.joined())
        let run = CommandRun("decide", "--config", RouteCommandTests.article, file)
        #expect(run.exitCode == 0)
        let expected = (0..<5_000).map {
            "{\"id\": \"\($0)\", \"outcome\": \"noRoute\", \"response\": {\"status\": 404}}\n"
        }
        #expect(run.output == expected.joined())
    }

    @Test("keeps bytes that are no UTF-8")
    func bytes() throws {
        let folder = try TemporaryFolder()
        let line =
            "{\"authority\": \"helloworld-go.weimobb.com\", \"headers\": [[\"wid\", \"a\"], [\"x\", {\"base64\": \"/w==\"}]]}\n"
        let file = try folder.write("requests.jsonl", line)
        let run = CommandRun("decide", "--config", RouteCommandTests.article, file)
        #expect(run.exitCode == 0)
        #expect(run.output.contains("[\"x\", {\"base64\": \"/w==\"}]"))
    }

    @Test("refuses a repeated or useless option with usage")
    func usage() {
        let run = CommandRun("decide", "--help")
        #expect(run.exitCode == 0)
        #expect(run.output.contains("fairlead decide [OPTIONS] [REQUESTS]"))
        #expect(CommandRun("decide", "a", "b").exitCode == 2)
    }
}
