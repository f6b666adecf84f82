import DecisionTree
import DecisionRecords
import Foundation
import IstioConfig
import IstioYAML
import Routing
import RuleGeneration
import TestSupport
import Testing

/// Effects that are carried out part by part, against `RouteTable.apply(_:to:)`.
@Suite("Written effects are those of the specification")
struct EffectTests {
    /// What was compared.
    struct Counts {
        var all = 0
        var outcomes: [Decision.Outcome: Int] = [:]
    }

    @Test("on made-up rules and requests", arguments: 0..<4)
    func generated(part: UInt64) throws {
        var counts = Counts()
        for seed in (part * 20)..<(part * 20 + 20) {
            var generator = RuleGenerator(seed: seed &+ 7_000_000)
            let linker = Linker(EqualityTests.read(generator.configuration()))
            for (proxy, questions) in generator.questions(200, id: "\(seed)") {
                let comparison = EffectComparison(try linker.link(proxy))
                for (id, request) in questions { comparison.compare(request, id, &counts) }
            }
        }
        #expect(counts.all == 4_000)
        #expect(counts.outcomes[.route, default: 0] > 100)
    }

    @Test("on rules that change much", arguments: 0..<4)
    func effectful(part: UInt64) throws {
        var counts = Counts()
        for seed in (part * 40)..<(part * 40 + 40) {
            var generator = RuleGenerator(seed: seed &+ 8_000_000)
            let linker = Linker(EqualityTests.read(generator.effectfulConfiguration()))
            for (proxy, questions) in generator.effectfulQuestions(100, id: "\(seed)") {
                let comparison = EffectComparison(try linker.link(proxy))
                for (id, request) in questions { comparison.compare(request, id, &counts) }
            }
        }
        #expect(counts.all == 8_000)
        for outcome in [Decision.Outcome.route, .redirect, .directResponse, .abort, .preflight] {
            #expect(counts.outcomes[outcome, default: 0] > 50, "too few of \(outcome)")
        }
    }

    @Test("on the project's own records")
    func ownRecords() throws {
        let folder = SharedFolder.project.appendingPathComponent("Fixtures/conformance")
        #expect(try Self.compareRecords(in: folder).all >= 4_402)
    }

    @Test("on the whole corpus", .enabled(if: hasCorpus, "../shared is not here"))
    func corpus() throws {
        let folder = SharedFolder.url("conformance/decisions")
        #expect(try Self.compareRecords(in: folder).all >= 20_785)
    }

    private static let hasCorpus = SharedFolder.has("conformance/decisions")

    private static func compareRecords(in folder: URL) throws -> Counts {
        var counts = Counts()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        for name in names {
            let scenario = folder.appendingPathComponent(name)
            let cases = scenario.appendingPathComponent("cases.jsonl")
            guard let lines = try? Data(contentsOf: cases) else { continue }
            let text = try Data(contentsOf: scenario.appendingPathComponent("config.yaml"))
            var reader = ConfigurationReader()
            reader.read(Array(text), from: SourceFile(name: "config.yaml"))
            let linker = Linker(reader.configuration)
            var comparisons: [Proxy: EffectComparison] = [:]
            for (index, line) in lines.split(separator: UInt8(ascii: "\n")).enumerated() {
                let record = try JSONDecoder().decode(RecordedCase.self, from: line).request
                let proxy = try #require(record.proxy)
                let comparison = try comparisons[proxy] ?? EffectComparison(linker.link(proxy))
                comparisons[proxy] = comparison
                comparison.compare(record.request, "\(name):\(index + 1)", &counts)
            }
        }
        return counts
    }
}

/// A table with its tree, and the memory of one thread.
final class EffectComparison {
    private let table: RouteTable
    private let tree: DecisionTree
    private var scratch: MatchScratch
    private var memory = ApplyScratch()

    init(_ table: RouteTable) {
        self.table = table
        tree = DecisionTree(table)
        scratch = tree.makeScratch()
    }

    func compare(_ request: Request, _ id: String, _ counts: inout EffectTests.Counts) {
        let decision = ReferenceMatcher(table).decide(request)
        counts.all += 1
        counts.outcomes[decision.outcome, default: 0] += 1
        let expected = CarriedOut(table.apply(decision, to: request))
        let normalised = try? NormalizedRequest(request, at: table.proxy)
        let found = name(request) { scratch, memory in
            // A refused request was never decided, nor one whose claims only the reference knows.
            let isDecided = normalised != nil && request.claims.isEmpty
            let decided = tree.decide(&scratch, random: request.random)
            #expect(!isDecided || decided == decision, "\(id)")
            return CarriedOut(decision, by: tree, on: normalised, scratch, memory)
        }
        #expect(found == expected, "\(id): \(decision)")
    }

    /// Names a request for the time of a call, as a proxy's parser would.
    private func name<Result>(
        _ request: Request,
        _ body: (inout MatchScratch, borrowing ApplyScratch) -> Result,
    ) -> Result {
        let authority = request.authority ?? []
        let address = SanitizedHeaders.clientAddress
        scratch.begin(
            method: request.method.span, scheme: request.scheme.span, authority: authority.span,
            target: request.path.span)
        let headers = request.headers.map {
            HeaderField(name: $0.name, value: ASCII.trimmed($0.value.filter { $0 != 0x0D }))
        }
        for header in headers {
            scratch.addHeader(name: header.name.span, value: header.value.span)
        }
        memory.begin()
        memory.nameClient(address: address.span)
        memory.beginResponse(status: request.upstream.status)
        let answered = request.upstream.headers.map {
            HeaderField(name: $0.name, value: ASCII.trimmed($0.value))
        }
        for header in answered {
            memory.addResponseHeader(name: header.name.span, value: header.value.span)
        }
        return withExtendedLifetime((request, authority, headers, address, answered)) {
            body(&scratch, memory)
        }
    }
}
