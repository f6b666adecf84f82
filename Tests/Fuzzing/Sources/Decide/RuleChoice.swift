import DecisionTree
import Foundation
import FuzzSupport
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import Synchronization

/// The fixed rules, from which each input selects some.
enum RuleChoice {
    /// More rules in one input slow the search down and find nothing more.
    private static let maximumRules = 32
    private static let proxies = [
        Proxy(kind: .everyGateway),
        Proxy(kind: .sidecar, namespace: "example", labels: ["app": "web"]),
    ]

    private static let configuration: Configuration = {
        let path = #filePath.split(separator: "/").dropLast(5).joined(separator: "/")
        let file = "/\(path)/Fixtures/fuzz/decide.yaml"
        var reader = ConfigurationReader()
        reader.read(
            Array(FileManager.default.contents(atPath: file) ?? Data()),
            from: SourceFile(name: file))
        require(!reader.hasErrors, "\(reader.diagnostics)")
        require(reader.configuration.virtualServices.count > 1, "no rules in \(file)")
        return reader.configuration
    }()

    /// Compiling is a thousand times slower than deciding, and inputs mostly change the request.
    private static let known = Mutex<[[UInt8]: [DecisionTree]]>([:])
    private static let maximumKnown = 500

    /// Compiles the selected rules, one per byte, for a gateway and a sidecar.
    ///
    /// The first VirtualService of the file contains the rules; the others are unchanged.
    static func trees(of picks: ArraySlice<UInt8>) -> [DecisionTree] {
        let picks = Array(picks.prefix(maximumRules))
        return known.withLock { known in
            if let trees = known[picks] { return trees }
            if known.count == maximumKnown { known = [:] }
            let trees = tables(of: picks).map { DecisionTree($0) }
            known[picks] = trees
            return trees
        }
    }

    private static func tables(of picks: [UInt8]) -> [RouteTable] {
        var configuration = configuration
        let rules = configuration.virtualServices[0].http
        configuration.virtualServices[0].http = picks.map {
            rules[Int($0) % rules.count]
        }
        let linker = Linker(configuration)
        var tables: [RouteTable] = []
        for proxy in proxies {
            do {
                tables.append(try linker.link(proxy))
            } catch {
                fatalError("\(error.diagnostics)")
            }
        }
        return tables
    }
}
