import Foundation
import TestSupport
import Testing

@Suite("fairlead test init")
struct TestScaffoldTests {
    @Test("writes a case for each rule and entry, with what follows from it")
    func text() throws {
        let folder = try TemporaryFolder()
        let rules = try folder.write(
            "rules.yaml",
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: prod}
            spec:
              hosts: [shop.com]
              gateways: [istio-system/public]
              http:
              - match: [{uri: {regex: "/v[0-9]+/.*"}, headers: {x-a: {prefix: b}}}, {uri: {prefix: /}}]
                route: [{destination: {host: cart, port: {number: 80}}}]
              - match: [{uri: {prefix: /old}}]
                redirect: {uri: /new}
            """)
        let run = CommandRun("test", "init", "-f", rules)
        #expect(run.exitCode == 0)
        #expect(
            run.output.replacing(folder.path + "/", with: "") == """
                rules: rules.yaml
                cases:
                - name: prod/shop rule 0 match 0
                  request:
                    host: shop.com
                    path: /v1/
                    headers: {x-a: b}
                    gateway: istio-system/public
                  expect:
                    virtualService: prod/shop
                    rule: 0
                    match: 0
                    destination: cart.prod.svc.cluster.local:80
                - name: prod/shop rule 0 match 1
                  request:
                    host: shop.com
                    gateway: istio-system/public
                  expect:
                    virtualService: prod/shop
                    rule: 0
                    match: 1
                    destination: cart.prod.svc.cluster.local:80
                # prod/shop rule 1 (rules.yaml:10): an earlier rule of the VirtualService takes everything: put this one in front of it

                """)
    }

    @Test(
        "writes cases that pass, for recorded configurations of all kinds",
        arguments: [
            "seed-article-whole", "large-c-hosts", "random-1-0238", "random-1-0334",
            "semantics-3-what-is-a-catch-all",
            "semantics-6-delegate-position-and-order", "knative-39-http-redirected-annotation",
            "semantics-3-two-server-ports", "surprise-21-paths-that-never-match",
            "surprise-02-only-pure-catch-all-moves", "semantics-6-header-conflicts",
            "semantics-2-sidecar-import-exact", "random-1-0186", "random-1-0377", "random-1-0148",
            "random-1-0445", "random-1-0313", "random-1-0468", "random-1-0198", "random-1-0000",
        ])
    func passes(_ name: String) throws {
        let rules = SharedFolder.project
            .appendingPathComponent("Fixtures/conformance/\(name)/config.yaml").path
        let start = CommandRun("test", "init", "-f", rules)
        #expect(start.exitCode == 0, "\(start.errors)")
        let folder = try TemporaryFolder()
        let file = try folder.write("start.test.yaml", start.output)
        let run = CommandRun("test", "-f", rules, file)
        #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
        #expect(run.output.hasSuffix(" passed, 0 failed\n"))
    }
}
