import Foundation
import TestSupport
import Testing

@Suite("fairlead route")
struct RouteCommandTests {
    static let article = SharedFolder.project.appendingPathComponent("Fixtures/article").path

    /// Runs `route` on the article's rules; their folder is removed from the output.
    static func route(_ words: String...) -> CommandRun { route(words) }

    static func route(_ words: [String]) -> CommandRun {
        CommandRun(["route", "-f", article] + words)
    }

    static func output(_ run: CommandRun) -> String {
        run.output.replacing(article + "/", with: "")
    }

    @Test("tells the rule, the destination and what it receives")
    func forwarded() {
        let run = Self.route("-H", "wid: a", "http://helloworld-go.weimobb.com/x?y=1")
        #expect(run.exitCode == 0)
        #expect(
            Self.output(run) == """
                GET helloworld-go.weimobb.com/x?y=1 is routed
                  rule       VirtualService example/helloworld-go-rewrite-ingress, rule 0  rewrite.yaml:14
                  match      entry 0  rewrite.yaml:15
                  host       helloworld-go.weimobb.com:80
                  to         outbound|80||istio-ingressgateway.istio-system.svc.cluster.local
                  authority  a-helloworld-go.example.example.com  (was helloworld-go.weimobb.com)
                  path       /x?y=1
                  headers    wid: a
                  retries    2 on connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes
                note: no --gateway is given: the request comes in through every Gateway

                """)
    }

    @Test("tells a redirect's status and Location")
    func redirected() {
        let run = Self.route("http://helloworld-go.weimoba.com/aaa")
        #expect(run.exitCode == 0)
        #expect(
            Self.output(run) == """
                GET helloworld-go.weimoba.com/aaa is redirected
                  rule       VirtualService example/helloworld-go-redirect-ingress, rule 0  redirect.yaml:14
                  match      entry 0  redirect.yaml:15
                  host       helloworld-go.weimoba.com:80
                  status     301
                  location   http://a-helloworld-go.example.example.com/aaa
                note: no --gateway is given: the request comes in through every Gateway

                """)
    }

    @Test("tells the share of a weighted destination")
    func weighted() {
        let run = Self.route("--random", "75", "http://helloworld-go.example.example.com/")
        #expect(run.exitCode == 0)
        #expect(
            Self.output(run) == """
                GET helloworld-go.example.example.com/ is routed
                  rule       VirtualService example/helloworld-go-ingress, rule 11  knative.yaml:611
                  match      entry 0  knative.yaml:616
                  host       helloworld-go.example.example.com:80
                  to         outbound|80||helloworld-go-00002.example.svc.cluster.local  50% (50 of 100)
                  authority  helloworld-go.example.example.com
                  path       /
                  headers    knative-serving-default-route: true  (set)
                  headers    knative-serving-namespace: example  (set)
                  headers    knative-serving-revision: helloworld-go-00002  (set)
                note: no --gateway is given: the request comes in through every Gateway

                """)
    }

    @Test("tells why nothing matches, and which hosts there are")
    func unmatched() {
        let run = Self.route("http://nothing.example/")
        #expect(run.exitCode == 0)
        #expect(run.output.contains("has no route: 404"))
        #expect(run.output.contains("a-helloworld-go.example.example.com"))
    }

    @Test(
        "prints a decision record for programs",
        arguments: [["--output", "json"], ["-o", "json"], ["--json"]])
    func json(_ option: [String]) {
        let run = Self.route(option + ["-H", "wid: a", "http://helloworld-go.weimobb.com/"])
        #expect(run.exitCode == 0)
        #expect(run.output.hasPrefix("{\"id\": \"1\", \"outcome\": \"route\", \"virtualService\""))
        #expect(run.output.hasSuffix("}\n"))
    }

    @Test("uses colour only when it is asked to")
    func color() {
        let plain = Self.route("http://helloworld-go.weimoba.com/")
        let colored = Self.route("--color=always", "http://helloworld-go.weimoba.com/")
        #expect(!plain.output.contains("\u{1B}"))
        #expect(colored.output.contains("\u{1B}["))
    }
}
