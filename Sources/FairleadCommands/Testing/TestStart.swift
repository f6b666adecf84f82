import CommandLineArguments
import IstioConfig
import Routing
import RuleTesting

/// `fairlead test init`: writes a test file to start from.
enum TestStart {
    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandFailure) -> Int32 {
        if arguments.positionals.count > 1 {
            throw .usage(
                ArgumentError(
                    "`init` takes no file",
                    suggestion: "name the rules with `-f`, and write "
                        + "`> FILE` for the test file"))
        }
        let loaded = try RuleOptions.load(arguments, on: terminal)
        let rules = RuleSet(loaded.configuration)
        var start = StartingFile(
            rules, proxies: try proxies(arguments, loaded.configuration))
        do {
            let text = try start.text(rules: arguments.all("config"))
            if !start.hasCases {
                terminal.error(text)
                throw CommandFailure.input("no request was found that reaches a rule for HTTP")
            }
            terminal.out(text)
        } catch let error as LinkError {
            terminal.report(error.diagnostics, loaded.sources)
            throw .reported
        } catch let error as CommandFailure {
            throw error
        } catch {
            throw .reported
        }
        return ExitCode.success
    }

    /// The proxy that the options name, or every Gateway on each of its ports, then sidecars.
    private static func proxies(
        _ arguments: ParsedArguments, _ configuration: Configuration,
    ) throws(CommandFailure) -> [ProxyChoice] {
        let named = try ProxyChoice(arguments)
        if named.proxy(port: 80) != nil { return [named] }
        var choices: [ProxyChoice] = []
        for gateway in gateways(configuration) {
            for port in ports(of: gateway, configuration) {
                var choice = ProxyChoice()
                choice.gateways = [gateway]
                choice.port = port
                choices.append(choice)
            }
        }
        return choices + sidecars(configuration)
    }

    /// The Gateways that VirtualServices name, in the order of their first mention.
    private static func gateways(_ configuration: Configuration) -> [String] {
        var seen: Set<String> = []
        return configuration.virtualServices.flatMap { service in
            service.gateways.map {
                NameResolution.gateway($0.value, in: service.metadata.effectiveNamespace)
            }
        }.filter { $0 != "mesh" && seen.insert($0).inserted }
    }

    private static func ports(of name: String, _ configuration: Configuration) -> [UInt32] {
        let gateway = configuration.gateways.first {
            "\($0.metadata.effectiveNamespace)/\($0.metadata.name.text())" == name
        }
        let ports = gateway?.servers.compactMap { $0.port?.number?.value } ?? []
        var seen: Set<UInt32> = []
        return ports.isEmpty ? [80] : ports.filter { seen.insert($0).inserted }
    }

    /// A sidecar in the namespace of each VirtualService of the mesh, on the ports of its hosts.
    private static func sidecars(_ configuration: Configuration) -> [ProxyChoice] {
        var seen: Set<ProxyChoice> = []
        var choices: [ProxyChoice] = []
        for service in configuration.virtualServices where service.isForMesh {
            let namespace = service.metadata.effectiveNamespace
            let hosts = Set(service.hosts.map { NameResolution.host($0.value, in: namespace) })
            let entries = configuration.serviceEntries.filter { entry in
                entry.hosts.contains { hosts.contains($0.value) }
            }
            let ports = entries.flatMap { $0.ports.compactMap { $0.number?.value } }
            for port in ports.isEmpty ? [80] : ports {
                var choice = ProxyChoice()
                choice.sidecar = namespace
                choice.port = port
                if seen.insert(choice).inserted { choices.append(choice) }
            }
        }
        return choices
    }
}

extension VirtualService {
    fileprivate var isForMesh: Bool {
        !hosts.isEmpty && (gateways.isEmpty || gateways.contains { $0.value == "mesh" })
    }
}
