import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The output of `fairlead tree` for a small set of rules.
@Suite("fairlead tree")
struct TreeCommandTests {
    private static let rules = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: prod}
        spec:
          hosts: [shop.com]
          gateways: [istio-system/public]
          http:
          - match: [{uri: {exact: /cart}}, {uri: {exact: "/<b>"}, method: {exact: GET}}]
            route: [{destination: {host: cart}}]
          - match: [{uri: {prefix: /img/}}, {uri: {regex: "/[0-9]+"}}]
            route: [{destination: {host: files}}]
          - match: [{headers: {x-debug: {}}}, {withoutHeaders: {x-user: {exact: ann}}}]
            route: [{destination: {host: debug}}]
          - route: [{destination: {host: web}}]
        """

    private func run(_ words: String...) throws -> CommandRun {
        let folder = try TemporaryFolder()
        let file = folder.path + "/rules.yaml"
        try Self.rules.write(toFile: file, atomically: false, encoding: .utf8)
        let run = CommandRun(["tree", "-f", file] + words)
        return withExtendedLifetime(folder) { run }
    }

    /// The output without the folder of the rules.
    private func plain(_ text: String) -> String {
        text.replacing(/\S*\/rules.yaml/, with: "rules.yaml")
    }

    @Test("says what is asked, which answer leads where, and what is left to ask")
    func text() throws {
        let run = try run()
        #expect(run.exitCode == 0)
        #expect(
            plain(run.output) == """
                shop.com:80, 7 routes, domains shop.com
                  path is?
                    `/cart`
                      → 0: prod/shop, rule 0, entry 0  rules.yaml:8
                    `/<b>`
                      → 1: prod/shop, rule 0, entry 1 if :method is `GET`  rules.yaml:8
                  path begins with?
                    `/img/`
                      → 2: prod/shop, rule 1, entry 0  rules.yaml:10
                    `/`
                      → 3: prod/shop, rule 1, entry 1 if path matches `/[0-9]+`  rules.yaml:10
                  x-debug is there?
                    → 4: prod/shop, rule 2, entry 0  rules.yaml:12
                  x-user is not `ann`?
                    → 5: prod/shop, rule 2, entry 1  rules.yaml:12
                  in order?
                    → 6: prod/shop, rule 3  rules.yaml:14

                """)
    }

    @Test("draws boxes that any reader of XML takes")
    func svg() throws {
        let run = try run("--output", "svg")
        #expect(XMLParser(data: Data(run.output.utf8)).parse())
        let boxes = run.output.components(separatedBy: "<rect x=").count - 1
        #expect(boxes == 17 && run.output.components(separatedBy: "</text>").count - 1 == boxes)
        #expect(run.output.contains("`/&lt;b&gt;`"))
    }

    @Test("writes Graphviz' language, an edge for every part but the host")
    func dot() throws {
        let run = try run("--output", "dot")
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "digraph tree {" && lines.last == "}")
        #expect(lines.contains("  n0 [label=\"shop.com:80, 7 routes, domains shop.com\"];"))
        let parts = lines.count { $0.contains("[label=") }
        #expect(lines.count { $0.contains(" -> ") } == parts - 1)
    }

    @Test("shows ten of a long list, all where that is asked for")
    func limit() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/rules.yaml"
        let rules = (0..<12).map {
            "\n  - match: [{uri: {regex: '/[a-z]+\($0)'}}]\n    route: [{destination: {host: a}}]"
        }
        let head = Self.rules.components(separatedBy: "\n  - ")[0]
        try (head + rules.joined()).write(toFile: file, atomically: false, encoding: .utf8)
        let short = CommandRun("tree", "-f", file).output
        #expect(short.contains("path matches, 12 expressions at once?\n        `/[a-z]+0`\n"))
        #expect(short.contains("    … 2 more expressions, shown with --all\n"))
        #expect(CommandRun("tree", "-f", file, "--all").output.contains("    `/[a-z]+11`\n"))
    }

    @Test("shows a tree once, and whether http is redirected before it")
    func repetition() throws {
        let folder = try TemporaryFolder()
        let gateway = """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: public, namespace: istio-system}
            spec:
              servers:
              - port: {number: 80, name: http, protocol: HTTP}
                hosts: ["*"]
                tls: {httpsRedirect: true}
            ---

            """
        let rules = Self.rules.replacing("[shop.com]", with: "[shop.com, www.shop.com]")
        let file = try folder.write("rules.yaml", gateway + rules)
        let output = CommandRun("tree", "-f", file).output
        #expect(
            output.contains(
                "\nshop.com:80, 7 routes, http is redirected to https, domains shop.com\n"))
        let second = "www.shop.com:80, 7 routes, http is redirected to https, domains www.shop.com"
        #expect(
            output.hasSuffix("\(second)\n  … the same as under shop.com:80, shown with --all\n"))
        #expect(!CommandRun("tree", "-f", file, "--all").output.contains("the same as"))
    }

    @Test("refuses a Host that leads nowhere, and another output")
    func refusals() throws {
        let unknown = try run("--host", "other.com")
        #expect(unknown.exitCode == 2)
        #expect(unknown.errors.contains("no virtual host has the domain of `other.com`"))
        #expect(try run("--output", "png").exitCode == 2)
        #expect(try run("--host", "shop.com:8080").output.hasPrefix("shop.com:80"))
    }
}
