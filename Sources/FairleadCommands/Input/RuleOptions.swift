import CommandLineArguments
import IstioConfig
import IstioLinking
import IstioYAML
import Routing

/// The options of every command about rules: where the rules are, and for which proxy.
enum RuleOptions {
    static let config = OptionSpecification(
        ["config"], letter: "f", value: .file("PATH"), isRepeatable: true,
        help: "Rules: a file, a folder (all .yaml, .yml and .json inside), or - for stdin.")
    static let all = [
        config,
        OptionSpecification(
            ["gateway"], value: .text("NS/NAME"), isRepeatable: true,
            help: "The Gateway that the request comes in through."),
        OptionSpecification(
            ["sidecar"], value: .text("NS"),
            help: "Ask as a sidecar in this namespace, not as a gateway."),
        OptionSpecification(
            ["label"], value: .text("K=V"), isRepeatable: true,
            help: "A label of the proxy's pod."),
        OptionSpecification(
            ["namespace"], value: .text("NS"),
            help: "The namespace of the gateway's pod (istio-system)."),
        OptionSpecification(
            ["port"], value: .number("N"),
            help: "The Gateway server's port, for a sidecar the service's."),
        OptionSpecification(
            ["no-validation"],
            help: "Go on with rules that Istio's webhook would refuse."),
        color,
    ]
    static let color = OptionSpecification(
        ["color"], value: .words(["auto", "always", "never"]),
        help: "When to use colour; auto means on a terminal.")

    /// Reads the rules; reports errors and warnings, and throws on errors.
    static func load(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> LoadedRules {
        let paths = arguments.all("config")
        if paths.isEmpty {
            throw .usage(ArgumentError("no rules are given", suggestion: "use `-f PATH`"))
        }
        return try load(paths, isLenient: arguments.has("no-validation"), on: terminal)
    }

    /// Reads the rules of files and folders as ``load(_:on:)`` does.
    static func load(
        _ paths: [String], isLenient: Bool, on terminal: Terminal,
    ) throws(CommandError) -> LoadedRules {
        var rules = try LoadedRules(paths, mode: isLenient ? .lenient : .strict)
        if rules.configuration.isEmpty && !rules.hasErrors {
            throw .input("\(paths.joined(separator: ", ")): no object of Istio's is in there")
        }
        if !isLenient && !rules.hasErrors { rules.validate() }
        let shown = rules.diagnostics.filter { $0.severity != .info }
        terminal.report(isLenient ? shown.filter { $0.severity == .error } : shown, rules.sources)
        if rules.hasErrors { throw .reported }
        return rules
    }

    /// Returns the proxy that the options name, or `nil` if they name none.
    static func proxy(
        _ arguments: ParsedArguments, port: UInt32,
    ) throws(CommandError) -> Proxy? {
        let labels = try labels(arguments.all("label"))
        let gateways = arguments.all("gateway")
        if let namespace = arguments.value("sidecar") {
            if !gateways.isEmpty {
                throw .usage(ArgumentError("`--gateway` and `--sidecar` exclude each other"))
            }
            return Proxy(kind: .sidecar, namespace: namespace, labels: labels, port: port)
        }
        let namespace = arguments.value("namespace") ?? "istio-system"
        if gateways.isEmpty && labels.isEmpty { return nil }
        for gateway in gateways where gateway.split(separator: "/").count != 2 {
            throw .usage(
                ArgumentError(
                    "`--gateway` takes NAMESPACE/NAME, not `\(gateway)`"))
        }
        return Proxy(
            kind: gateways.isEmpty ? .gateway : .gatewayNamed(gateways), namespace: namespace,
            labels: labels, port: port)
    }

    /// Returns the port given by `--port`, if any.
    static func port(_ arguments: ParsedArguments) throws(CommandError) -> UInt32? {
        guard let number = arguments.number("port") else { return nil }
        guard (1...65535).contains(number) else {
            throw .usage(ArgumentError("`--port` takes 1 to 65535, not `\(number)`"))
        }
        return UInt32(number)
    }

    /// Returns the labels given by `--label`.
    static func labels(
        _ arguments: ParsedArguments,
    ) throws(CommandError) -> [String: String] {
        try labels(arguments.all("label"))
    }

    private static func labels(_ words: [String]) throws(CommandError) -> [String: String] {
        var labels: [String: String] = [:]
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count != 2 || parts[0].isEmpty {
                throw .usage(ArgumentError("`--label` takes KEY=VALUE, not `\(word)`"))
            }
            labels[String(parts[0])] = String(parts[1])
        }
        return labels
    }

    /// Returns the route table of a proxy; reports what Envoy would refuse.
    static func link(
        _ linker: Linker, _ proxy: Proxy, _ rules: LoadedRules, on terminal: Terminal,
    ) throws(CommandError) -> RouteTable {
        do {
            return try linker.link(proxy)
        } catch {
            terminal.report(error.diagnostics, rules.sources)
            throw .reported
        }
    }
}
