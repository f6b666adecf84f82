import Foundation
import TestSupport
import Testing

/// The messages of the real `istioctl analyze`, compared by code and object.
@Suite(
    "Recorded analysis",
    .enabled(if: SharedFolder.has("conformance/decisions"), "../shared is not here"))
struct RecordedAnalysisTests {
    struct Message: Decodable {
        let code: String
        let origin: String
        let message: String
    }

    struct Report: Decodable {
        struct Finding: Decodable {
            let code: String
            let kind: String?
            let name: String?
            let istioctl: String?
        }
        let findings: [Finding]
    }

    @Test("is what we say, but for what istioctl has wrong")
    func messages() throws {
        var differences: [String] = []
        var agreed = 0
        for (name, rules, recorded) in try Self.inputs() {
            let wanted = Set(recorded.map { "\($0.code) \(Self.origin($0.origin))" })
            let output = CommandRun("check", "--output", "json", rules.path).output
            let report = try JSONDecoder().decode(Report.self, from: Data(output.utf8))
            let found = Set(
                report.findings.compactMap { finding -> String? in
                    let code = finding.code.hasPrefix("IST") ? finding.code : finding.istioctl
                    return code.map { "\($0) \(finding.kind ?? "") \(finding.name ?? "")" }
                })
            agreed += wanted.intersection(found).count
            let missing = Set(
                recorded.lazy.filter { !Self.isWrong($0, recorded, in: name) }
                    .map { "\($0.code) \(Self.origin($0.origin))" })
            differences += missing.subtracting(found).map { "\(name) lacks \($0)" }
            if !name.contains("kubernetes_gateways") {
                differences += found.subtracting(wanted).map { "\(name) has \($0)" }
            }
        }
        #expect(differences.sorted() == [])
        #expect(agreed == 972)
    }

    /// Returns whether istioctl is wrong, or reports one thing twice.
    ///
    /// * a missing Gateway is reported once, as IST0101, and not as IST0132 too;
    /// * `./name`, `name.namespace` and longer names of Gateways work at run time
    ///   (docs/semantics/istio.md S16), so nothing is missing;
    /// * istioctl accepts Gateways of the Gateway API, which bind nothing: IST0101.
    private static func isWrong(_ message: Message, _ all: [Message], in name: String) -> Bool {
        if name.contains("kubernetes_gateways") || name.contains("gateway-name-spellings") {
            return message.code == "IST0101" || message.code == "IST0132"
        }
        if name == "real-knative-docs-routing" {
            return message.message.contains("knative-ingress-gateway.knative-serving.svc")
        }
        return message.code == "IST0132"
            && all.contains {
                $0.origin == message.origin && $0.message.hasPrefix("Referenced gateway not found")
            }
    }

    /// Objects without a namespace are in `default`.
    private static func origin(_ origin: String) -> String {
        origin.contains("/") ? origin : origin.replacing(" ", with: " default/")
    }

    private static func inputs() throws -> [(String, URL, [Message])] {
        var inputs: [(String, URL, [Message])] = []
        let scenarios = SharedFolder.url("conformance/decisions")
        for name in try FileManager.default.contentsOfDirectory(atPath: scenarios.path).sorted()
        where !name.hasPrefix("probe-") {
            let folder = scenarios.appendingPathComponent(name)
            let recorded = folder.appendingPathComponent("analyze.json")
            inputs.append(
                (name, folder.appendingPathComponent("config.yaml"), try messages(recorded)))
        }
        let external = SharedFolder.url("external/istio-analyze")
        for name in try FileManager.default.contentsOfDirectory(atPath: external.path).sorted()
        where name.hasSuffix(".yaml") {
            let rules = external.appendingPathComponent(name)
            let recorded = rules.deletingPathExtension().appendingPathExtension("messages.json")
            inputs.append((name, rules, try messages(recorded)))
        }
        return inputs
    }

    private static func messages(_ file: URL) throws -> [Message] {
        guard let data = try? Data(contentsOf: file) else { return [] }
        return try JSONDecoder().decode([Message].self, from: data)
    }
}
