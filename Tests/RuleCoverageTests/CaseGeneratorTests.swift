import DecisionTree
import Explaining
import Foundation
import IstioConfig
import RuleCoverage
import RuleGeneration
import RuleTesting
import TestSupport
import Testing

@Suite("Cases for what is not covered")
struct CaseGeneratorTests {
    /// The configurations that come with the project.
    private static let configurations: [String] = {
        let folder = SharedFolder.project.appendingPathComponent("Fixtures/conformance")
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { !$0.hasPrefix("refused") && $0 != "README.md" }.sorted()
    }()

    private static func run(_ name: String) throws -> CoverageRun {
        let file = SharedFolder.project
            .appendingPathComponent("Fixtures/conformance/\(name)/config.yaml")
        return CoverageRun(Array(try Data(contentsOf: file)))
    }

    /// Generates cases for everything, and runs them on the same rules.
    private static func filled(
        _ empty: CoverageRun,
    ) throws -> (run: CoverageRun, promised: Coverage) {
        var run = empty
        let (missing, promised) = cases(for: run)
        if !missing.cases.isEmpty { try run.run(missing.text(rules: ["rules.yaml"])) }
        return (run, promised)
    }

    private static func cases(for run: CoverageRun) -> (CaseGenerator, promised: Coverage) {
        var recorder = run.recorder
        let choices = ProxyCandidates.all(for: run.rules.configuration)
        let missing = CaseGenerator(&recorder, run.rules, asking: choices, for: .everything)
        return (missing, recorder.coverage)
    }

    @Test("pass, and show what they were made for and explanations tell", arguments: configurations)
    func pass(_ name: String) throws {
        try check(try Self.run(name))
    }

    @Test("pass for made-up rules, and cover what they were made for", arguments: 0..<4)
    func madeUp(part: UInt64) throws {
        var caseCount = 0
        for seed in part * 10..<part * 10 + 10 {
            var generator = RuleGenerator(seed: seed)
            caseCount += try check(CoverageRun(generator.configuration()))
        }
        #expect(caseCount > 100)
    }

    /// Generates cases, runs them and compares; returns how many there were.
    @discardableResult
    private func check(_ empty: CoverageRun) throws -> Int {
        let (run, promised) = try Self.filled(empty)
        #expect(run.results.filter { !$0.isPassed }.map(\.name) == [])
        #expect(run.recorder.coverage.share == promised.share)
        #expect(
            run.recorder.coverage.uncovered.map(\.location) == promised.uncovered.map(\.location))
        compareWithExplanations(run)
        return run.results.count
    }

    /// Explanations count failing conditions independently.
    private func compareWithExplanations(_ run: CoverageRun) {
        var held: Set<RuleLocation> = []
        var failed: Set<RuleLocation> = []
        for result in run.results {
            let explainer = Explainer(result.linker, result.table, of: result.configuration)
            let explanation = explainer.explain(result.request.request)
            for evaluated in explanation.evaluated {
                let rule = explainer.rule(at: evaluated.position, in: explanation)
                for condition in rule?.conditions ?? [] {
                    if condition.holds {
                        held.insert(condition.location)
                    } else if evaluated.failingCount == 1 {
                        failed.insert(condition.location)
                    }
                }
            }
        }
        for item in run.recorder.coverage.items where item.kind == .condition {
            // Conditions on the proxy are evaluated when routes are built, not by explanations.
            let isProxy = ["port ", "gateways ", "sourceLabels ", "sourceNamespace "].contains {
                item.text.hasPrefix($0)
            }
            if isProxy { continue }
            #expect(
                (item.count > 0) == held.contains(item.location), "\(item.text) \(item.location)")
            #expect(
                item.hasFailed == failed.contains(item.location), "\(item.text) \(item.location)")
        }
    }

    @Test("are found for most of what the project's configurations say")
    func extent() throws {
        var covered = 0
        var total = 0
        for name in Self.configurations {
            let run = try Self.run(name)
            let share = Self.cases(for: run).promised.share
            covered += share.covered
            total += share.total
        }
        #expect(total > 5000)
        // No request reaches the rest: these configurations are unusual.
        #expect(Double(covered) / Double(total) > 0.8, "\(covered) of \(total)")
    }

    @Test("say why there is none")
    func comments() throws {
        let run = CoverageRun(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: prod}
            spec:
              hosts: [shop.com]
              gateways: [istio-system/public]
              http:
              - match: [{uri: {prefix: /a}}, {uri: {exact: /a/b}}, {uri: {exact: none}}]
                route: [{destination: {host: cart}}]
              - route: [{destination: {host: cart}}]
              - match: [{uri: {prefix: /late}}]
                redirect: {uri: /new}

            """)
        let missing = Self.cases(for: run).0
        #expect(missing.cases.count == 2)
        #expect(
            missing.comments == [
                "# prod/shop rule 0, entry 1 (rules.yaml:8): never decides, since prod/shop rule 0 "
                    + "match 0 (rules.yaml:8) takes all its requests\n",
                "# prod/shop rule 0, entry 2 (rules.yaml:8): uri exact `none`: no request can "
                    + "match it: every path begins with `/`\n",
                "# prod/shop rule 2 (rules.yaml:11): an earlier rule of the VirtualService takes "
                    + "everything: put this one in front of it\n",
            ])
    }
}
