import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("fairlead test")
struct TestCommandTests {
    static let rules = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: prod}
        spec:
          hosts: [shop.com]
          gateways: [istio-system/public]
          http:
          - match: [{uri: {prefix: /old}}]
            redirect: {uri: /new}
          - match: [{uri: {prefix: /cart}}]
            route: [{destination: {host: cart, port: {number: 80}}}]

        """

    static let cases = """
        rules: rules.yaml
        cases:
        - GET http://shop.com/cart -> cart:80
        - name: <old> & "new"
          request: {url: http://shop.com/old, headers: {x: 1}}
          expect: {status: 302, location: http://shop.com/old}
        - GET http://shop.com/ -> 200

        """

    /// Runs `test` in a folder with rules and cases; the folder's name is removed from the output.
    static func run(
        _ words: String..., cases: String = cases, rules: String = rules,
    ) throws -> (exitCode: Int32, output: String, errors: String) {
        let folder = try TemporaryFolder()
        _ = try folder.write("rules.yaml", rules)
        let file = try folder.write("shop.test.yaml", cases)
        let words = words.map { $0.replacing("FOLDER", with: folder.path) }
        let hasFile = words.contains { $0.hasPrefix(folder.path) }
        let run = CommandRun(["test"] + words + (hasFile ? [] : [file]))
        let shown = { (text: String) in text.replacing(folder.path + "/", with: "") }
        return (run.exitCode, shown(run.output), shown(run.errors))
    }

    @Test("prints failures with places and the deciding rule, and a line that counts")
    func text() throws {
        let run = try Self.run()
        #expect(run.exitCode == 1)
        #expect(run.errors == "")
        #expect(
            run.output == """
                FAIL  <old> & "new"
                  shop.test.yaml:4:3
                  GET http://shop.com/old x:1
                  status  line 6
                    expected  302
                    actual    redirect 301 to http://shop.com/new
                  location  line 6
                    expected  http://shop.com/old
                    actual    http://shop.com/new
                  decided by VirtualService prod/shop, rule 0, match 0  rules.yaml:8

                FAIL  GET http://shop.com/ -> 200
                  shop.test.yaml:7:3
                  GET http://shop.com/
                  status  line 7
                    expected  200
                    actual    no route (no route of the virtual host matches)
                  before rules are asked:
                    gateway    istio-system/public has a server for `*` on port 80  rules.yaml:1
                    host       shop.com:80, by its domain `shop.com`
                  no rule matches; 2 rules were asked, the nearest first:
                    prod/shop, rule 0, entry 0  rules.yaml:8
                      no   uri prefix `/old`: the path is `/`  line 8
                    prod/shop, rule 1, entry 0  rules.yaml:10
                      no   uri prefix `/cart`: the path is `/`  line 10

                1 passed, 2 failed

                """)
    }

    @Test("prints JSON with every case")
    func json() throws {
        let run = try Self.run("--output", "json")
        #expect(run.exitCode == 1)
        let failed =
            #"{"name": "<old> & \"new\"", "result": "failed", "file": "shop.test.yaml", "#
            + #""line": 4, "column": 3, "request": "GET http://shop.com/old x:1", "#
            + #""outcome": "redirect", "virtualService": "prod/shop", "rule": 0, "match": 0, "#
            + #""decidedBy": "rules.yaml:8:13", "failures": [{"subject": "status", "#
            + #""expected": "302", "actual": "redirect 301 to http://shop.com/new", "#
            + #""file": "shop.test.yaml", "line": 6, "column": 12}, {"subject": "location", "#
            + #""expected": "http://shop.com/old", "actual": "http://shop.com/new", "#
            + #""file": "shop.test.yaml", "line": 6, "column": 25}]},"#
        #expect(run.output.split(separator: "\n").contains { $0 == failed }, "\(run.output)")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(object["passed"] as? Int == 1)
        #expect(object["failed"] as? Int == 2)
        #expect((object["cases"] as? [[String: Any]])?.count == 3)
    }

    @Test("prints JUnit's XML")
    func junit() throws {
        let run = try Self.run("--output=junit")
        #expect(run.exitCode == 1)
        #expect(
            run.output == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="fairlead test" tests="3" failures="2" errors="0">
                  <testsuite name="shop.test.yaml" file="shop.test.yaml" tests="3" failures="2" errors="0" skipped="0">
                    <testcase name="GET http://shop.com/cart -&gt; cart:80" classname="shop.test.yaml"/>
                    <testcase name="&lt;old&gt; &amp; &quot;new&quot;" classname="shop.test.yaml">
                      <failure message="status: expected 302, actual redirect 301 to http://shop.com/new; location: expected http://shop.com/old, actual http://shop.com/new" type="expectation">shop.test.yaml:4:3
                GET http://shop.com/old x:1
                status: expected 302, actual redirect 301 to http://shop.com/new
                location: expected http://shop.com/old, actual http://shop.com/new
                decided by VirtualService prod/shop, rule 0, match 0  rules.yaml:8</failure>
                    </testcase>
                    <testcase name="GET http://shop.com/ -&gt; 200" classname="shop.test.yaml">
                      <failure message="status: expected 200, actual no route (no route of the virtual host matches)" type="expectation">shop.test.yaml:7:3
                GET http://shop.com/
                status: expected 200, actual no route (no route of the virtual host matches)
                before rules are asked:
                  gateway    istio-system/public has a server for `*` on port 80  rules.yaml:1
                  host       shop.com:80, by its domain `shop.com`
                no rule matches; 2 rules were asked, the nearest first:
                  prod/shop, rule 0, entry 0  rules.yaml:8
                    no   uri prefix `/old`: the path is `/`  line 8
                  prod/shop, rule 1, entry 0  rules.yaml:10
                    no   uri prefix `/cart`: the path is `/`  line 10</failure>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }

    @Test("prints JUnit's XML in the order and with the attributes that its schema has")
    func junitSchema() throws {
        let checker = JUnitChecker()
        let parser = XMLParser(data: Data(try Self.run("-o", "junit").output.utf8))
        parser.delegate = checker
        #expect(parser.parse())
        #expect(checker.faults == [])
        #expect(checker.count == 3)
    }

    @Test("prints the Test Anything Protocol")
    func tap() throws {
        let run = try Self.run("-o", "tap")
        #expect(run.exitCode == 1)
        #expect(
            run.output == """
                TAP version 14
                ok 1 - GET http://shop.com/cart -> cart:80
                not ok 2 - <old> & "new"
                  ---
                  at: "shop.test.yaml:4:3"
                  request: "GET http://shop.com/old x:1"
                  failures:
                    - subject: "status"
                      expected: "302"
                      actual: "redirect 301 to http://shop.com/new"
                    - subject: "location"
                      expected: "http://shop.com/old"
                      actual: "http://shop.com/new"
                  explanation:
                    - "decided by VirtualService prod/shop, rule 0, match 0  rules.yaml:8"
                  ...
                not ok 3 - GET http://shop.com/ -> 200
                  ---
                  at: "shop.test.yaml:7:3"
                  request: "GET http://shop.com/"
                  failures:
                    - subject: "status"
                      expected: "200"
                      actual: "no route (no route of the virtual host matches)"
                  explanation:
                    - "before rules are asked:"
                    - "  gateway    istio-system/public has a server for `*` on port 80  rules.yaml:1"
                    - "  host       shop.com:80, by its domain `shop.com`"
                    - "no rule matches; 2 rules were asked, the nearest first:"
                    - "  prod/shop, rule 0, entry 0  rules.yaml:8"
                    - "    no   uri prefix `/old`: the path is `/`  line 8"
                    - "  prod/shop, rule 1, entry 0  rules.yaml:10"
                    - "    no   uri prefix `/cart`: the path is `/`  line 10"
                  ...
                1..3
                # 1 passed, 2 failed

                """)
    }

    @Test("prints GitHub's workflow commands at the expectations")
    func gitHub() throws {
        let run = try Self.run("-o", "github")
        #expect(run.exitCode == 1)
        #expect(
            run.output == """
                ::error file=shop.test.yaml,line=6,col=12,title=<old> & "new"::status: expected 302, actual redirect 301 to http://shop.com/new%0Adecided by VirtualService prod/shop, rule 0, match 0  rules.yaml:8
                ::error file=shop.test.yaml,line=6,col=25,title=<old> & "new"::location: expected http://shop.com/old, actual http://shop.com/new%0Adecided by VirtualService prod/shop, rule 0, match 0  rules.yaml:8
                ::error file=shop.test.yaml,line=7,col=3,title=GET http%3A//shop.com/ -> 200::status: expected 200, actual no route (no route of the virtual host matches)%0Abefore rules are asked:%0A  gateway    istio-system/public has a server for `*` on port 80  rules.yaml:1%0A  host       shop.com:80, by its domain `shop.com`%0Ano rule matches; 2 rules were asked, the nearest first:%0A  prod/shop, rule 0, entry 0  rules.yaml:8%0A    no   uri prefix `/old`: the path is `/`  line 8%0A  prod/shop, rule 1, entry 0  rules.yaml:10%0A    no   uri prefix `/cart`: the path is `/`  line 10
                1 passed, 2 failed

                """)
    }

    @Test("runs what a filter names, and stops at the first failure where it is asked to")
    func selection() throws {
        let cart = try Self.run("--filter", "cart")
        #expect((cart.exitCode, cart.output) == (0, "1 passed, 0 failed\n"))
        let both = try Self.run("--filter", "cart", "--filter", "200")
        #expect(both.output.hasSuffix("1 passed, 1 failed\n"))
        let first = try Self.run("--fail-fast")
        #expect(first.exitCode == 1)
        #expect(first.output.hasSuffix("1 passed, 1 failed, 1 not run\n"))
        let none = try Self.run("--filter", "nothing")
        #expect(none.exitCode == 2)
        #expect(none.errors == "fairlead: no case of 3 has `nothing` in its name\n")
    }

    @Test("finds the files with cases in a folder, and takes the rules of the command line first")
    func folder() throws {
        let run = try Self.run(
            "FOLDER", cases: "rules: .\ncases: [GET http://shop.com/cart -> cart]")
        #expect((run.exitCode, run.output) == (0, "1 passed, 0 failed\n"))
        let other = try Self.run(
            "-f", "FOLDER/rules.yaml", "FOLDER/shop.test.yaml",
            cases: "rules: none.yaml\ncases: [GET http://shop.com/cart -> cart]")
        #expect((other.exitCode, other.errors) == (0, ""))
    }

    @Test(
        "is of no use, and says why with exit code 2",
        arguments: [
            ("cases: [GET http://shop.com/ -> cart]", "shop.test.yaml:1:1: no rules are given"),
            (
                "rules: none.yaml\ncases: [GET http://shop.com/ -> cart]",
                "no such file or directory"
            ),
            (
                "rules: rules.yaml\ncases: []",
                "shop.test.yaml:2:8: error: the list of cases is empty"
            ),
            ("# nothing", "the file has no cases"),
            ("cases: [a", "the list that began with `[` is not closed"),
        ])
    func unusable(_ cases: String, _ message: String) throws {
        let run = try Self.run(cases: cases)
        #expect(run.exitCode == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output == "")
    }

    @Test("shows what is wrong in a test file at its place")
    func caret() throws {
        let run = try Self.run(
            cases: "rules: rules.yaml\ncases:\n- request: GET http://a/\n  expcet: 404\n")
        #expect(
            run.errors == """
                shop.test.yaml:3:3: error: the case expects nothing, so it could not fail [FT034]
                  - request: GET http://a/
                    ^
                  add `expect`
                shop.test.yaml:4:3: error: `expcet` is no key of a case [FT001]
                    expcet: 404
                    ^
                  did you mean `expect`?

                """)
    }

    @Test("refuses a command line without files, and folders without cases")
    func commandLine() throws {
        #expect(CommandRun("test").errors.hasPrefix("fairlead: missing FILE\n"))
        let folder = try TemporaryFolder()
        _ = try folder.write("rules.yaml", Self.rules)
        let run = CommandRun("test", folder.path)
        #expect(run.exitCode == 2)
        _ = try folder.write("broken.yaml", "cases: [a")
        #expect(CommandRun("test", folder.path).errors.contains("broken.yaml:1:10: error: "))
        #expect(run.errors.hasSuffix("no file with cases is in this directory\n"))
    }

    @Test("runs the article's cases, and those that cover what the article does not try")
    func article() {
        let run = CommandRun("test", RouteCommandTests.article)
        #expect((run.exitCode, run.output) == (0, "65 passed, 0 failed\n"))
    }
}
