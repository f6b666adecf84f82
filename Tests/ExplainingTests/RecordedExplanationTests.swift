import Explaining
import Foundation
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import TestSupport
import Testing

/// Explanations of the configurations recorded from the real Istio and Envoy.
@Suite("Explanations of recorded configurations")
struct RecordedExplanationTests {
    static let folder = SharedFolder.project.appendingPathComponent("Fixtures/conformance")

    private struct Line: Decodable {
        struct Proxy: Decodable {
            let kind: String
            let namespace: String
            let labels: [String: String]?
            let port: UInt32
        }
        struct Request: Decodable {
            let proxy: Proxy
            let authority: String?
            let path: String
        }
        let request: Request
    }

    /// Only authority and path of the records are used: the test compares the explanation with the
    /// decision for that request.
    @Test("agree with the decision, and say something wherever no rule decides")
    func recorded() throws {
        var counts = (decided: 0, unmatched: 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        for name in names.sorted() where name.hasPrefix("surprise-") || name.hasPrefix("seman") {
            let folder = Self.folder.appendingPathComponent(name)
            var reader = ConfigurationReader(mode: .lenient)
            reader.read(
                Array(try Data(contentsOf: folder.appendingPathComponent("config.yaml"))),
                from: SourceFile(name: "\(name)/config.yaml"))
            let linker = Linker(reader.configuration)
            let cases = try Data(contentsOf: folder.appendingPathComponent("cases.jsonl"))
            for line in cases.split(separator: UInt8(ascii: "\n")) {
                guard let line = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
                    continue
                }
                try check(line.request, reader.configuration, linker, name, &counts)
            }
        }
        #expect(counts.decided > 300 && counts.unmatched > 150, "\(counts)")
    }

    private func check(
        _ recorded: Line.Request, _ configuration: Configuration, _ linker: Linker,
        _ name: String,
        _ counts: inout (decided: Int, unmatched: Int),
    ) throws {
        let proxy = Proxy(
            kind: recorded.proxy.kind == "sidecar" ? .sidecar : .gateway,
            namespace: recorded.proxy.namespace, labels: recorded.proxy.labels ?? [:],
            port: recorded.proxy.port)
        let table = try linker.link(proxy)
        let explainer = Explainer(linker, table, of: configuration)
        let request = Request(authority: recorded.authority, path: recorded.path)
        let explanation = explainer.explain(request)
        let decision = ReferenceMatcher(table).decide(request)
        #expect(explanation.decision == decision)
        #expect(explanation.matched == decision.route, "\(name) \(recorded.path)")
        if decision.route != nil { counts.decided += 1 }
        guard decision.outcome == .noRoute else { return }
        counts.unmatched += 1
        let isSaid =
            !explanation.nearest.isEmpty || !explanation.exclusions.isEmpty
            || !explanation.hosts.isEmpty || explanation.steps.contains { $0.kind == .answered }
            || !table.hasListener
        #expect(isSaid, "\(name) \(recorded.authority ?? "") \(recorded.path)")
    }
}
