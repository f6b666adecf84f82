import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("fairlead test --coverage")
struct CoverageCommandTests {
    static let cases = """
        rules: rules.yaml
        cases:
        - GET http://shop.com/cart -> cart:80
        - GET http://shop.com/ -> no route

        """

    /// Runs `test` on rules with a redirect that has no case.
    private static func run(
        _ words: String..., cases: String = cases,
    ) throws -> (exitCode: Int32, output: String, errors: String, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        _ = try folder.write("rules.yaml", TestCommandTests.rules)
        let file = try folder.write("shop.test.yaml", cases)
        let words = words.map { $0.replacing("FOLDER", with: folder.path) }
        let run = CommandRun(["test"] + words + [file])
        let shown = { (text: String) in text.replacing(folder.path + "/", with: "") }
        return (run.exitCode, shown(run.output), shown(run.errors), folder)
    }

    private static let table = """
        coverage
          rules           1 of 2   50.0%
          match entries   1 of 2   50.0%
          conditions      3 of 4   75.0%
          destinations    1 of 1  100.0%
          redirects       0 of 1    0.0%
          hosts           1 of 1  100.0%
          gateways        1 of 1  100.0%
          total          8 of 12   66.6%

        not covered of prod/shop
          rules.yaml:8:5  rule 0: no case reaches it


        """

    private static let complaint = "66.6% is covered, and --fail-under asks for 90%"

    @Test("prints what is covered, what is not, and the line that counts at last")
    func text() throws {
        let run = try Self.run("--coverage")
        #expect((run.exitCode, run.errors) == (0, ""))
        #expect(run.output == Self.table + "2 passed, 0 failed\n")
    }

    @Test("fails where less is covered than is asked for")
    func failUnder() throws {
        let less = try Self.run("--fail-under", "90")
        #expect(less.exitCode == 1)
        #expect(less.output == Self.table + Self.complaint + "\n2 passed, 0 failed\n")
        #expect(try Self.run("--fail-under", "66.6").exitCode == 0)
        #expect(try Self.run("--fail-under=67%").exitCode == 1)
        let wrong = try Self.run("--fail-under", "most")
        #expect(wrong.exitCode == 2)
        #expect(wrong.errors.contains("`--fail-under` takes 0 to 100, not `most`"))
    }

    @Test("is part of the JSON")
    func json() throws {
        let run = try Self.run("--coverage", "-o", "json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let coverage = try #require(object["coverage"] as? [String: Any])
        #expect(coverage["covered"] as? Int == 8)
        #expect(coverage["total"] as? Int == 12)
        let uncovered = try #require(coverage["uncovered"] as? [[String: Any]])
        #expect(
            uncovered.map { "\($0["line"] ?? 0) \($0["text"] ?? "")" } == [
                "8 rule 0", "8 rule 0, entry 0", "8 uri prefix `/old`", "9 redirect",
            ])
        #expect(uncovered[2]["gaps"] as? [String] == ["neverTrue"])
    }

    @Test("is a comment of TAP, a warning of GitHub's, and beside JUnit's XML")
    func otherFormats() throws {
        let tap = try Self.run("--fail-under", "90", "-o", "tap")
        #expect(tap.output.contains("# coverage\n#   rules           1 of 2   50.0%\n"))
        #expect(tap.output.hasSuffix("# \(Self.complaint)\n"))
        let gitHub = try Self.run("--fail-under", "90", "-o", "github")
        #expect(
            gitHub.output == """
                ::warning file=rules.yaml,line=8,col=5,title=not covered::rule 0: no case reaches it
                ::error title=coverage::66.6%25 is covered, and --fail-under asks for 90%25
                coverage 66.6%, 8 of 12
                2 passed, 0 failed

                """)
        let junit = try Self.run("--fail-under", "90", "-o", "junit")
        #expect(junit.exitCode == 1)
        #expect(junit.output.hasSuffix("</testsuites>\n"))
        #expect(junit.errors == Self.table + Self.complaint + "\n")
    }

    @Test("writes LCOV's records")
    func lcov() throws {
        let run = try Self.run("--coverage-lcov", "FOLDER/lcov.info")
        #expect(run.exitCode == 0)
        let text = try String(contentsOfFile: run.folder.path + "/lcov.info", encoding: .utf8)
        #expect(
            text.replacing(run.folder.path + "/", with: "") == """
                TN:
                SF:rules.yaml
                FN:8,prod/shop rule 0
                FN:10,prod/shop rule 1
                FNDA:0,prod/shop rule 0
                FNDA:1,prod/shop rule 1
                FNF:2
                FNH:1
                BRDA:8,0,0,0
                BRDA:8,0,1,1
                BRDA:10,0,0,1
                BRDA:10,0,1,1
                BRF:4
                BRH:3
                DA:5,1
                DA:6,1
                DA:8,0
                DA:9,0
                DA:10,1
                DA:11,1
                LF:6
                LH:4
                end_of_record

                """)
    }

    @Test("writes a page that shows the rules, each line in its colour")
    func page() throws {
        let run = try Self.run("--coverage-html", "FOLDER/page.html", "--fail-under", "90")
        let text = try String(contentsOfFile: run.folder.path + "/page.html", encoding: .utf8)
        #expect(XMLParser(data: Data(text.utf8)).parse())
        #expect(text.contains("<h1>66.6% of the rules are covered</h1>"))
        #expect(text.contains("<p class=\"none\">\(Self.complaint)</p>"))
        let shown = text.replacing(run.folder.path + "/", with: "")
        #expect(shown.contains("<li><a href=\"#f0-8\">rules.yaml:8:5</a> prod/shop, rule 0: "))
        #expect(shown.contains("<h3>rules.yaml</h3>"))
        let lines = shown.split(separator: "\n").filter { $0.hasPrefix("<span class=\"") }
        let classes = lines.compactMap { $0.split(separator: "\"").dropFirst().first }
        #expect(
            classes == [
                "plain", "plain", "plain", "plain", "full", "full", "plain", "part", "none", "full",
                "full",
            ])
        let notes = "rule 0: 0×; rule 0, entry 0: 0×; uri prefix `/old`: true ✗, false ✓"
        #expect(lines[7].contains("<i>\(notes)</i>"))
        // Nothing is loaded, and nothing runs.
        #expect(!["<script", "<link", "<img", "src=", "url("].contains { text.contains($0) })
    }

    @Test("writes cases that close the gaps")
    func cases() throws {
        let run = try Self.run("--coverage-cases", "FOLDER/more.test.yaml")
        #expect(run.exitCode == 0)
        #expect(run.errors == "note: wrote more.test.yaml: 1 case for what is not covered\n")
        let more = run.folder.path + "/more.test.yaml"
        #expect(
            try String(contentsOfFile: more, encoding: .utf8) == """
                rules: rules.yaml
                cases:
                - name: prod/shop rule 0 match 0
                  request:
                    host: shop.com
                    path: /old
                  expect:
                    virtualService: prod/shop
                    rule: 0
                    match: 0
                    outcome: redirect
                    status: 301
                    location: http://shop.com/new

                """)
        let both = CommandRun("test", "--fail-under", "100", run.folder.path)
        #expect((both.exitCode, both.errors) == (0, ""))
        #expect(both.output.contains("total          12 of 12  100.0%"))
        let again = CommandRun("test", "--coverage-cases", more, run.folder.path)
        #expect(again.errors == "note: all is covered, so \(more) was not written\n")
    }

    @Test("says where a file cannot be written")
    func unwritable() throws {
        for option in ["--coverage-html", "--coverage-lcov", "--coverage-cases"] {
            let run = try Self.run(option, "FOLDER/none/file")
            #expect(run.exitCode == 2)
            #expect(run.errors.hasSuffix("fairlead: none/file: cannot be written\n"))
        }
    }

    @Test("counts rules once, however files name them")
    func names() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("rules.yaml", TestCommandTests.rules)
        _ = try folder.write("a.test.yaml", Self.cases)
        _ = try folder.write("b.test.yaml", Self.cases.replacing("rules: ", with: "rules: ././"))
        _ = try folder.write(
            "c.test.yaml", Self.cases.replacing("rules: ", with: "rules: \(folder.path)/"))
        let run = CommandRun("test", "--coverage", folder.path)
        #expect(run.output.contains("total          8 of 12   66.6%"), "\(run.output)\(run.errors)")
    }
}
