import Foundation
import Testing

@Suite("fairlead check")
struct CheckCommandTests {
    static let rules = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: example}
        spec:
          hosts: [shop.example.com]
          http:
          - name: first
            redirect: {uri: /new, redirectCode: 200}
          - match: [{uri: {prefix: /a}}]
            timeOut: 5s
            route: [{destination: {host: shop}}]

        """

    /// Checks the rules, and returns the output without the folder's name.
    static func check(_ words: String..., rules: String = rules) throws -> (CommandRun, String) {
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", rules)
        let run = CommandRun(["check"] + words + [file])
        return (run, run.output.replacing(folder.path + "/", with: ""))
    }

    @Test("prints each finding with place, line, caret and what to do")
    func text() throws {
        let (run, output) = try Self.check()
        #expect(run.exitCode == 1)
        #expect(
            output == """
                rules.yaml:8:41: error: `200` is no redirect [VS060]
                      redirect: {uri: /new, redirectCode: 200}
                                                          ^
                  use 301, 302, 303, 307 or 308
                rules.yaml:9:13: warning: this is never used: the rule at line 7 takes everything [VS122]
                    - match: [{uri: {prefix: /a}}]
                              ^
                  move that rule to the end
                rules.yaml:10:5: error: `timeOut` is no field of HTTPRoute [VS207]
                      timeOut: 5s
                      ^
                  did you mean `timeout`?
                2 errors, 1 warning in 1 file

                """)
    }

    @Test("prints findings as JSON with object and path")
    func json() throws {
        let (run, output) = try Self.check("--output", "json")
        #expect(run.exitCode == 1)
        let first =
            "{\"findings\": [{\"severity\": \"error\", \"code\": \"VS060\", "
            + "\"message\": \"`200` is no redirect\", \"kind\": \"VirtualService\", "
            + "\"name\": \"example/shop\", \"file\": \"rules.yaml\", \"line\": 8, \"column\": 41, "
            + "\"path\": \"spec.http[0].redirect.redirectCode\", "
            + "\"suggestion\": \"use 301, 302, 303, 307 or 308\", \"istioctl\": \"IST0106\"}, "
        #expect(output.hasPrefix(first), "\(output)")
        #expect(output.contains("\"path\": \"spec.http[1].match[0]\""))
        #expect(output.contains("\"path\": \"spec.http[1].timeOut\""))
        #expect(output.hasSuffix("]}\n"))
    }

    @Test("prints findings as GitHub's workflow commands")
    func gitHub() throws {
        let (_, output) = try Self.check("--output=github")
        let first =
            "::error file=rules.yaml,line=8,col=41,title=VS060::"
            + "`200` is no redirect; use 301, 302, 303, 307 or 308\n"
        #expect(output.hasPrefix(first))
    }

    @Test("prints findings as SARIF with the rules that were broken")
    func sarif() throws {
        let (_, output) = try Self.check("--output", "sarif")
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleId"] as? String } == ["VS060", "VS122", "VS207"])
        #expect(results.map { $0["level"] as? String } == ["error", "warning", "error"])
        let driver = (run["tool"] as? [String: [String: Any]])?["driver"]
        let rules = try #require(driver?["rules"] as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["VS060", "VS122", "VS207"])
        #expect(rules.allSatisfy { $0["help"] != nil })
    }

    @Test(
        "fails from the severity on that is asked for",
        arguments: [("info", 1), ("warning", 1), ("error", 0)])
    func failOn(_ severity: String, _ exitCode: Int32) throws {
        let warning = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop}
            spec:
              hosts: [shop]
              http:
              - route: [{destination: {host: shop}}]
                mirror: {host: copy}
                mirrorPercent: 50
            """
        #expect(try Self.check("--fail-on", severity, rules: warning).0.exitCode == exitCode)
    }

    @Test("says that there is nothing, and needs a file that exists")
    func edges() throws {
        let (clean, output) = try Self.check(rules: "")
        #expect(clean.exitCode == 0)
        #expect(output == "nothing found in 1 file\n")
        #expect(CommandRun("check").errors.hasPrefix("fairlead: missing FILE\n"))
        #expect(CommandRun("check", "/nowhere/rules.yaml").exitCode == 2)
        #expect(CommandRun("check", "--output", "xml", "x").exitCode == 2)
    }

    @Test("stops at objects that istiod cannot decode, and goes on with the others")
    func undecodable() throws {
        let second = Self.rules.replacing("name: shop", with: "name: other")
        let first = Self.rules.replacing("hosts: [shop.example.com]", with: "hosts: shop")
        let (_, output) = try Self.check("--output", "json", rules: first + "---\n" + second)
        #expect(output.components(separatedBy: "\"VS060\"").count == 2)
        #expect(output.contains("\"VS208\""))
    }
}
