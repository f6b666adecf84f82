import Testing

/// istio-config-validator's known faults, each with a case whose verdict depends on it.
@Suite("istio-config-validator's faults")
struct ValidatorFaultTests {
    struct Fault: CustomTestStringConvertible, Sendable {
        let name: String
        /// The rules under `spec.http`, in one line.
        let rules: String
        var hosts = "[shop.com]"
        /// The request without the authority.
        let request: String
        let expected: String
        let passesHere: Bool
        let note: String

        var testDescription: String { name }
    }

    static func rule(_ match: String, _ host: String, _ more: String = "") -> String {
        "{match: [{\(match)}], route: [{destination: {host: \(host)}}]\(more)}"
    }

    static let faults = [
        Fault(
            name: "alternatives are anchored on one side",
            rules:
                "[\(rule("uri: {regex: '/a|/b'}", "one")), {route: [{destination: {host: two}}]}]",
            request: "method: [GET], uri: [/abc]", expected: "one", passesHere: false,
            note: "passes this: it anchors `/a|/b` on one side"),
        Fault(
            name: "presence never matches",
            rules: "[\(rule("headers: {x: {}}", "one")), {route: [{destination: {host: two}}]}]",
            request: "method: [GET], uri: [/], headers: {x: a}", expected: "two",
            passesHere: false, note: "passes this: it never matches a header's presence"),
        Fault(
            name: "names of headers are compared with case",
            rules:
                "[\(rule("headers: {X-A: {exact: a}}", "one")), {route: [{destination: {host: two}}]}]",
            request: "method: [GET], uri: [/], headers: {x-a: a}", expected: "two",
            passesHere: false, note: "passes this: it compares names of headers with regard to case"
        ),
        Fault(
            name: "the path is decoded",
            rules: "[\(rule("uri: {exact: /a b}", "one")), {route: [{destination: {host: two}}]}]",
            request: "method: [GET], uri: [/a%20b]", expected: "one", passesHere: false,
            note: "passes this: it decodes the path to `/a b`"),
        Fault(
            name: "fields that it does not know are ignored",
            rules:
                "[\(rule("withoutHeaders: {x: {exact: a}}", "one")), {route: [{destination: {host: two}}]}]",
            request: "method: [GET], uri: [/], headers: {x: a}", expected: "one",
            passesHere: false, note: "passes this: it ignores `withoutHeaders`"),
        Fault(
            name: "hosts match by equality only",
            rules: "[{route: [{destination: {host: one}}]}]", hosts: "['*.com']",
            request: "method: [GET], uri: [/]", expected: "one", passesHere: true,
            note: "fails this: it compares hosts by equality only"),
    ]

    @Test("are named where a verdict depends on them", arguments: faults)
    func named(_ fault: Fault) throws {
        let run = try Self.run(fault.rules, fault.hosts, fault.request, fault.expected)
        #expect(run.exitCode == (fault.passesHere ? 0 : 1), "\(run.output)\(run.errors)")
        #expect(run.output.contains("note: istio-config-validator \(fault.note)"), "\(run.output)")
    }

    @Test("are not named where the verdict is the same")
    func silent() throws {
        let run = try Self.run(
            "[\(Self.rule("uri: {prefix: /a}", "one"))]", "[shop.com]",
            "method: [GET], uri: [/a]", "one")
        #expect((run.exitCode, run.output) == (0, "1 passed, 0 failed\n"))
    }

    private static func run(
        _ rules: String, _ hosts: String, _ request: String, _ expected: String,
    ) throws -> CommandRun {
        let folder = try TemporaryFolder()
        let rulesFile = try folder.write(
            "rules.yaml",
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop}
            spec:
              hosts: \(hosts)
              gateways: [istio-system/public]
              http: \(rules)
            """)
        let cases = try folder.write(
            "cases.yaml",
            """
            testCases:
            - description: a case
              wantMatch: true
              request: {authority: [shop.com], \(request)}
              route: [{destination: {host: \(expected)}}]
            """)
        return CommandRun("test", "-f", rulesFile, cases)
    }
}
