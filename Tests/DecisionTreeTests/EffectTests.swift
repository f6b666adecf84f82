import ASCIIText
import DecisionTree
import DecisionRecords
import Foundation
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import RuleGeneration
import TestSupport
import Testing

/// Effects that are carried out part by part, compared with `RouteTable.apply(_:to:)`.
@Suite("Written effects are those of the specification")
struct EffectTests {
    /// The number of comparisons by kind.
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

/// A table with its tree.
final class EffectComparison {
    private let table: RouteTable
    private let tree: DecisionTree

    init(_ table: RouteTable) {
        self.table = table
        tree = DecisionTree(table)
    }

    func compare(_ request: Request, _ id: String, _ counts: inout EffectTests.Counts) {
        let decision = ReferenceMatcher(table).decide(request)
        counts.all += 1
        counts.outcomes[decision.outcome, default: 0] += 1
        let normalized = try? NormalizedRequest(request, at: table.proxy)
        let sent = ViewedRequest(request)
        // A local name, so that the effect can depend on its lifetime.
        let tree = tree
        var scratch = tree.makeScratch()
        var effect = tree.decide(sent.view, with: &scratch, random: request.random)
        effect.setClientAddress(sent.clientAddress)
        // Only the reference refuses what a parser would refuse, and only it has claims.
        let isComparable = normalized != nil && request.claims.isEmpty
        let decided = effect.decision
        #expect(!isComparable || decided == decision, "\(id)")
        if !isComparable && decided.outcome != .badRequest { return }
        let expected = CarriedOut(table.apply(decided, to: request))
        let found = CarriedOut(effect, on: normalized, answeredBy: sent.response)
        #expect(found == expected, "\(id): \(decision)")
    }
}

/// A request and its response in one buffer, as a proxy's parsers leave them.
struct ViewedRequest {
    private let buffer: [UInt8]
    private let line: [Range<Int>]
    private let client: Range<Int>
    private let headers: [HeaderRange]
    private let status: UInt32
    private let answered: [HeaderRange]

    init(_ request: Request) {
        var buffer: [UInt8] = []
        let add = { (part: [UInt8]) -> Range<Int> in
            buffer += part
            return buffer.count - part.count..<buffer.count
        }
        line = [request.method, request.scheme, request.authority ?? [], request.path].map(add)
        client = add(SanitizedHeaders.clientAddress)
        headers = request.headers.map {
            HeaderRange(
                name: add($0.name), value: add(ASCII.trimmed($0.value.filter { $0 != 0x0D })))
        }
        status = request.upstream.status
        answered = request.upstream.headers.map {
            HeaderRange(name: add($0.name), value: add(ASCII.trimmed($0.value)))
        }
        self.buffer = buffer
    }

    var view: RequestView {
        @_lifetime(borrow self)
        get {
            let all = buffer.span
            return RequestView(
                all, method: line[0], authority: line[2], target: line[3], headers: headers.span,
                scheme: all.extracting(line[1]))
        }
    }

    var clientAddress: Span<UInt8> {
        @_lifetime(borrow self)
        get { buffer.span.extracting(client) }
    }

    var response: ResponseView {
        @_lifetime(borrow self)
        get { ResponseView(status: status, buffer.span, headers: answered.span) }
    }
}
