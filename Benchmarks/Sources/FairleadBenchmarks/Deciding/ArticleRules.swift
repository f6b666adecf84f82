import DecisionTree
import Foundation
import IstioConfig
import IstioLinking
import IstioYAML
import Routing

/// The seed articles' rules for one gateway, and the articles' calls.
struct ArticleRules {
    let configuration: Configuration
    let table: RouteTable
    let calls: [(id: String, request: Request)]

    /// Reads `Fixtures/article`.
    init() throws {
        let folder = URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../../../../Fixtures/article").standardized
        var reader = ConfigurationReader()
        for name in ["gateways", "services", "knative", "rewrite", "redirect", "direct"] {
            let file = folder.appendingPathComponent(name + ".yaml")
            reader.read(Array(try Data(contentsOf: file)), from: SourceFile(name: name))
        }
        configuration = reader.configuration
        table = try Linker(configuration).link(
            Proxy(kind: .gateway, labels: ["istio": "ingressgateway"]))
        let text = try String(
            contentsOf: folder.appendingPathComponent("cases.jsonl"), encoding: .utf8)
        calls = try text.split(separator: "\n").map { line in
            try Self.call(Data(line.utf8))
        }
    }

    private static func call(_ line: Data) throws -> (id: String, request: Request) {
        let record = try JSONSerialization.jsonObject(with: line) as? [String: Any]
        guard let asked = record?["request"] as? [String: Any], let id = asked["id"] as? String,
            let authority = asked["authority"] as? String, let path = asked["path"] as? String
        else { throw CocoaError(.fileReadCorruptFile) }
        var request = Request(authority: authority, path: path)
        for header in asked["headers"] as? [[String]] ?? [] where header.count == 2 {
            request.headers.append(HeaderField(header[0], header[1]))
        }
        request.random = (asked["random"] as? NSNumber)?.uint64Value ?? 0
        return (id, request)
    }

    /// Returns the result of the hand-written rules that agrees with a decision.
    func floorAnswer(_ decision: Decision) -> ArticleFloor.Answer {
        let name = decision.virtualHost.map { table.virtualHosts[$0].domains[0] }
        let host: ArticleFloor.Host =
            switch name {
            case "helloworld-go.example.example.com": .service
            case "a-helloworld-go.example.example.com": .tagA
            case "b-helloworld-go.example.example.com": .tagB
            case "helloworld-go.weimob.com": .direct
            case "helloworld-go.weimoba.com": .redirect
            case "helloworld-go.weimobb.com": .rewrite
            default: .unknown
            }
        return ArticleFloor.Answer(
            host: host, route: decision.route ?? -1, cluster: decision.cluster ?? -1)
    }
}
