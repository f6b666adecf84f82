import Foundation
import IstioConfig
import IstioValidation
import TestSupport
import Testing

@Suite("Catalog of findings")
struct FindingCatalogTests {
    @Test("has an example for each code that makes just that finding", arguments: withExample)
    func example(_ code: DiagnosticCode) throws {
        let explanation = try #require(FindingCatalog[code])
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", (explanation.example ?? "") + "\n")
        let run = CommandRun("check", "--output", "json", "--fail-on", "info", file)
        #expect(run.exitCode == 1)
        #expect(Self.codes(run).contains(code.rawValue), "\(run.output)")
    }

    @Test("explains a code, in either case, and suggests a near one")
    func explain() {
        let run = CommandRun("check", "--explain", "vs057")
        #expect(run.exitCode == 0)
        #expect(run.output.hasPrefix("VS057: a redirect has both uri and prefixRewrite\n"))
        #expect(run.output.contains("\nExample:\n\n    apiVersion: networking.istio.io/v1\n"))
        let unknown = CommandRun("check", "--explain", "VS999")
        #expect(unknown.exitCode == 2)
        #expect(unknown.errors.contains("no finding has the code `VS999`"))
    }

    @Test("has an entry for each code of `fairlead check`, once")
    func codes() {
        let checked = DiagnosticCode.allCases.filter { !$0.rawValue.hasPrefix("FT") }
        #expect(FindingCatalog.codes.sorted() == checked.sorted())
        #expect(FindingCatalog.all.allSatisfy { !$0.title.hasSuffix(".") })
    }

    @Test("has its codes from one type: no other file of Sources writes one")
    func literals() throws {
        let sources = SharedFolder.project.appendingPathComponent("Sources")
        let walk = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = walk?.nextObject() as? URL {
            if file.pathExtension != "swift" { continue }
            if file.lastPathComponent == "DiagnosticCode.swift" { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            let isSuspect = ["\"VS", "\"IST", "\"FT"].contains { text.contains($0) }
            #expect(!isSuspect || !text.contains(/"(VS|IST|FT)\d/), "\(file.path)")
        }
    }

    @Test("is the page of the documentation")
    func page() throws {
        let file = SharedFolder.project.appendingPathComponent("docs/findings.md")
        let page = Self.page
        if ProcessInfo.processInfo.environment["FAIRLEAD_WRITE_DOCS"] != nil {
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(
            try String(contentsOf: file, encoding: .utf8) == page,
            "write it anew: FAIRLEAD_WRITE_DOCS=1 swift test --filter FindingCatalogTests")
    }

    private static let withExample = FindingCatalog.all.filter { $0.example != nil }.map(\.code)

    private static var page: String {
        var page = """
            # Findings

            Every code of `fairlead check`. VS001 to VS126 are what Istio's webhook says, VS200 to
            VS219 faults of the text, VS230 to VS233 what the API server's schema refuses, VS240 to
            VS246 what Envoy refuses, VS250 and VS251 limits, VS260 to VS268 other kinds of objects,
            VS280 on what none of them notices, `IST…` what `istioctl analyze` says.


            """
        for explanation in FindingCatalog.all {
            page += "## \(explanation.code)\n\n\(explanation.title.capitalizedFirst).\n"
            page += "\(explanation.advice)\n\n"
            if let example = explanation.example { page += "```yaml\n\(example)\n```\n\n" }
        }
        return page
    }

    private struct Report: Decodable {
        struct Finding: Decodable { let code: String }
        let findings: [Finding]
    }

    private static func codes(_ run: CommandRun) -> [String] {
        let report = try? JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        return report?.findings.map(\.code) ?? []
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
