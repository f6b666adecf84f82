import EnvoyExport
import DecisionRecords
import JSONWriting
import CommandLineArguments
import Foundation
import IstioLinking
import Routing

/// `fairlead export`: writes rules for Envoy without Istio.
enum ExportCommand: Command {
    static let specification = CommandSpecification(
        name: "export",
        summary: "Writes rules as Envoy's route configuration.",
        discussion: """
            Writes the RouteConfiguration that Istio would give to a proxy, in proto JSON, on one
            line. Which proxy is meant is said as for route; with --proxies there are several, and
            the output is one object with their names. What Envoy would refuse is an error.
            """,
        arguments: [
            ArgumentSpecification(
                "FORMAT", help: "`envoy`, the only format so far.", value: .words(["envoy"]))
        ],
        options: RuleOptions.all + [
            OptionSpecification(
                ["proxies"], value: .file("FILE"),
                help: "A JSON object of proxies by name, each as in a request record.")
        ],
        examples: [
            CommandSpecification.Example(
                "fairlead export envoy -f rules/ --gateway istio-system/public",
                "the routes of a gateway's port 80"),
            CommandSpecification.Example(
                "fairlead export envoy -f rules/ --sidecar shop --port 9080",
                "the routes of a pod in the mesh"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        let port = try RuleOptions.port(arguments) ?? 80
        let named = try RuleOptions.proxy(arguments, port: port)
        let proxies = try arguments.value("proxies").map { path throws(CommandError) in
            try readProxies(path)
        }
        let rules = try RuleOptions.load(arguments, on: terminal)
        var writer = JSONWriter()
        if let proxies {
            let linker = Linker(rules.configuration)
            var tables: [(String, RouteTable)] = []
            for (name, proxy) in proxies {
                tables.append((name, try RuleOptions.link(linker, proxy, rules, on: terminal)))
            }
            writer.object { object in
                for (name, table) in tables {
                    object.key(name)
                    EnvoyRouteConfiguration(table).write(to: &object)
                }
            }
        } else {
            let linker = Linker(rules.configuration, assuming: [.gateways, .services])
            let proxy = named ?? Proxy(kind: .everyGateway, port: port)
            let table = try RuleOptions.link(linker, proxy, rules, on: terminal)
            for note in table.assumptions { terminal.error("note: \(note)\n") }
            EnvoyRouteConfiguration(table).write(to: &writer)
        }
        terminal.out(writer.bytes + [UInt8(ascii: "\n")])
        return ExitCode.success
    }

    /// Returns the proxies of a file, by name.
    private static func readProxies(_ path: String) throws(CommandError) -> [(String, Proxy)] {
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            let records = try JSONDecoder().decode([String: ProxyRecord].self, from: data)
            return records.sorted { $0.key < $1.key }.map { ($0.key, $0.value.proxy) }
        } catch let error as DecodingError {
            throw .input("\(path): \(RecordError(error).message)")
        } catch let error as RecordError {
            throw .input("\(path): \(error.message)")
        } catch {
            throw .input("\(path): cannot be read")
        }
    }
}
