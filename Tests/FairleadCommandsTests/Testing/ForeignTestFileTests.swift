import Foundation
import TestSupport
import Testing

@Suite("Other tools' test files")
struct ForeignTestFileTests {
    static let folder = "external/istio-config-validator"

    /// Rules, cases, how many pass and fail, and what the notes must mention.
    struct Example: CustomTestStringConvertible, Sendable {
        let rules: String
        let cases: String
        let passed: Int
        let failed: Int
        var notes: [String] = []

        var testDescription: String { cases }
    }

    /// Every file of istio-config-validator that has cases.
    ///
    /// Its own verdict is that all pass, unless a note says otherwise.
    static let examples: [Example] = {
        let unmerged = "extra-unmerged/internal/pkg/unit/testcases"
        let parser = "internal/pkg/parser/testdata"
        let router = "internal/pkg/istio-router-check"
        return [
            Example(
                rules: "examples/virtualservice.yml", cases: "examples/virtualservice_test.yml",
                passed: 24, failed: 0),
            Example(
                rules: "examples/delegate_virtualservice.yml",
                cases: "examples/virtualservice_delegate_test.yml", passed: 0, failed: 14,
                notes: [
                    "passes this: it does not compare a delegate's conditions with the root's",
                    "passes this: the delegate `seller-delegate` is not among the rules",
                ]),
            Example(
                rules: "\(unmerged)/header/service.yml", cases: "\(unmerged)/header/tests.yml",
                passed: 3, failed: 0,
                notes: ["fails this: it never matches a header's presence, `{}`"]),
            Example(
                rules: "\(unmerged)/query/service.yml", cases: "\(unmerged)/query/tests.yml",
                passed: 2, failed: 0, notes: ["fails this: it ignores `queryParams`"]),
            Example(
                rules: "\(unmerged)/scheme/service.yml", cases: "\(unmerged)/scheme/tests.yml",
                passed: 2, failed: 0, notes: ["fails this: it ignores `scheme`"]),
            Example(
                rules: "examples/virtualservice.yml",
                cases: "extra-unmerged/\(parser)/missing_route.yml", passed: 0, failed: 2,
                notes: ["passes this: it passes cases that assert nothing"]),
            Example(
                rules: "examples/virtualservice.yml", cases: "\(parser)/invalid_test.yml",
                passed: 1, failed: 0),
            Example(
                rules: "hack/istio-router-check/examples/virtualservices/virtualservice.yml",
                cases: "hack/istio-router-check/examples/envoy-tests/test.yml", passed: 2,
                failed: 0),
            Example(
                rules: "\(router)/cmd/testdata/virtualservice.yml",
                cases: "\(router)/cmd/testdata/test.yml", passed: 2, failed: 0),
            Example(
                rules: "\(router)/envoy/testdata/bookinfo",
                cases: "\(router)/envoy/testdata/tests", passed: 4, failed: 0),
        ]
    }()

    @Test(
        "run unchanged, and where the verdict differs a note names the tool's fault",
        .enabled(if: SharedFolder.has(folder), "../shared is not there"), arguments: examples)
    func runs(_ example: Example) {
        let run = Self.run(example)
        #expect(run.exitCode == (example.failed == 0 ? 0 : 1))
        #expect(
            run.output.hasSuffix("\(example.passed) passed, \(example.failed) failed\n"),
            "\(run.output)\(run.errors)")
        let notes = run.output.split(separator: "\n").filter { $0.contains("note: ") }
        for wanted in example.notes {
            #expect(notes.contains { $0.contains(wanted) }, "\(wanted) is not in \(notes)")
        }
        #expect(notes.isEmpty == example.notes.isEmpty, "\(notes)")
    }

    @Test(
        "say the same once they are converted",
        .enabled(if: SharedFolder.has(folder), "../shared is not there"),
        arguments: examples.filter { $0.failed == 0 })
    func converts(_ example: Example) throws {
        let temporary = try TemporaryFolder()
        let converted = CommandRun("test", "convert", Self.path(example.cases))
        #expect(converted.exitCode == 0)
        let file = try temporary.write("converted.yaml", converted.output)
        let run = CommandRun("test", "-f", Self.path(example.rules), file)
        #expect(run.output == "\(example.passed) passed, 0 failed\n", "\(converted.output)")
    }

    @Test(
        "of Envoy's are read, all but those in text proto",
        .enabled(
            if: SharedFolder.has("external/envoy-router-check"), "../shared is not there"))
    func goldenFiles() throws {
        let folder = SharedFolder.url("external/envoy-router-check")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.contains(".golden.proto.") || $0.contains("Failures") }
        #expect(names.count > 15)
        for name in names {
            let run = CommandRun("test", "convert", folder.appendingPathComponent(name).path)
            #expect(run.exitCode == (name.hasSuffix(".pb_text") ? 2 : 0), "\(name): \(run.errors)")
        }
    }

    private static func path(_ name: String) -> String {
        SharedFolder.url("\(folder)/\(name)").path
    }

    private static func run(_ example: Example) -> CommandRun {
        CommandRun("test", "-f", path(example.rules), path(example.cases))
    }
}
