import TestSupport
import Testing

@Suite("Bad input")
struct BadInputTests {
    static let rule = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: a}
        spec:
          hosts: [a.com]
          http:
          - match: [{uri: {regex: "/a(?=b)"}}]
            route: [{destination: {host: a}}]

        """

    @Test(
        "on the command line gives one message and exit code 2",
        arguments: [
            (["route", "-f", "FOLDER", "--gatway", "x", "http://a/"], "unknown option `--gatway`"),
            (["route", "-f", "FOLDER", "/path"], "`/path` has no host"),
            (["route", "-f", "FOLDER", "http:///x"], "`http:///x` has no host"),
            (["route", "-f", "FOLDER"], "missing URL"),
            (["route", "http://a/"], "no rules are given"),
            (["route", "-f", "FOLDER/none.yaml", "http://a/"], "no such file or directory"),
            (["route", "-f", "FOLDER", "http://a/"], "no .yaml, .yml or .json file"),
            (["route", "-f", "FOLDER", "--gateway", "x", "a"], "takes NAMESPACE/NAME"),
            (["route", "-f", "FOLDER", "-H", "x", "a"], "`-H` takes `Name: value`"),
            (["route", "-f", "FOLDER", "--port", "0", "a"], "`--port` takes 1 to 65535"),
            (["rout"], "unknown command `rout`"),
            (["decide", "--config", "FOLDER/none.yaml"], "no such file or directory"),
        ])
    func commandLine(_ words: [String], _ message: String) throws {
        let folder = try TemporaryFolder()
        let run = CommandRun(words.map { $0.replacing("FOLDER", with: folder.path) })
        #expect(run.exitCode == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output == "")
    }

    @Test("in rules gives place, line and caret, and exit code 2")
    func lookahead() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", Self.rule)
        let run = CommandRun("route", "-f", file, "http://a.com/")
        #expect(run.exitCode == 2)
        #expect(
            run.errors.replacing(folder.path + "/", with: "") == """
                rules.yaml:7:27: error: look-ahead `(?=…)` is not available in RE2 [VS043]
                    - match: [{uri: {regex: "/a(?=b)"}}]
                                            ^
                  at byte 3 of the expression; Istio uses RE2

                """)
    }

    @Test("that only the webhook refuses can be overridden, what Envoy refuses cannot")
    func validation() throws {
        let folder = try TemporaryFolder()
        let twice = Self.rule.replacing("[a.com]", with: "[a.com, a.com]")
            .replacing("(?=b)", with: "")
        let file = try folder.write("rules.yaml", twice)
        #expect(CommandRun("route", "-f", file, "http://a.com/").exitCode == 2)
        #expect(CommandRun("route", "--no-validation", "-f", file, "http://a.com/").exitCode == 0)
        let lookahead = try folder.write("lookahead.yaml", Self.rule)
        let run = CommandRun("route", "--no-validation", "-f", lookahead, "http://a.com/")
        #expect(run.exitCode == 2)
        #expect(run.errors.contains("lookahead.yaml:7:27"))
    }

    @Test("of a hundred megabytes is refused before it is read")
    func largeFile() throws {
        let folder = try TemporaryFolder()
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 100 << 20)
        let file = try folder.write("large.yaml", bytes)
        let run = CommandRun("route", "-f", file, "http://a.com/")
        #expect(run.exitCode == 2)
        #expect(run.errors.contains("large.yaml:1:1: error: the file has 104857600 bytes"))
    }

    @Test("without any object is said to have none")
    func emptyFile() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("empty.yaml", "# nothing\n---\n")
        let run = CommandRun("route", "-f", file, "http://a.com/")
        #expect(run.exitCode == 2)
        #expect(run.errors.hasSuffix("no object of Istio's is in there\n"))
    }

    @Test("in one line of requests does not stop the others, unless --strict")
    func badLine() throws {
        let folder = try TemporaryFolder()
        let requests = try folder.write(
            "requests.jsonl",
            """
            {"authority": "helloworld-go.weimobb.com"}
            {"authority": "helloworld-go.weimobb.com", "colour": "red"}
            no JSON
            {"path": "/"}
            {"id": "last", "authority": null}

            """)
        let run = CommandRun("decide", "--config", RouteCommandTests.article, requests)
        #expect(run.exitCode == 2)
        #expect(run.output.split(separator: "\n").count == 2)
        #expect(run.output.contains("{\"id\": \"last\", \"outcome\": \"badRequest\""))
        let errors = run.errors.replacing(folder.path + "/", with: "").split(separator: "\n")
        #expect(errors.count == 3)
        #expect(errors.first == "requests.jsonl:2: unknown key `colour`")
        let strict = CommandRun(
            "decide", "--strict", "--config", RouteCommandTests.article, requests)
        #expect(strict.exitCode == 2)
        #expect(strict.output.split(separator: "\n").count == 1)
    }
}
