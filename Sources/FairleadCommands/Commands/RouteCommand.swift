import CommandLineArguments
import IstioConfig
import RFC3986
import Routing
import RuleTesting

/// `fairlead route`: tells what becomes of one request, and why.
enum RouteCommand: Command {
    static let specification = CommandSpecification(
        name: "route",
        summary: "Tells what becomes of one request, as curl would send it.",
        discussion: """
            Prints which VirtualService, rule and match decide, and all that follows: the
            destination and what it receives, or the answer, or why nothing matches. The exit code
            is 0 whatever the answer is, and 2 where the rules or the request cannot be used.

            Without --gateway, --label and --sidecar the request comes in through every Gateway
            that is given or named; where no VirtualService names one, a sidecar sends it.
            """,
        arguments: [ArgumentSpecification("URL", help: "The address; without scheme, http.")],
        options: RuleOptions.all + [
            OptionSpecification(
                ["request"], letter: "X", value: .text("METHOD"), help: "The method (GET)."),
            OptionSpecification(
                ["header"], letter: "H", value: .text("LINE"), isRepeatable: true,
                help: "A header, `Name: value`; `Name;` for an empty value."),
            OptionSpecification(
                ["random"], value: .number("N"),
                help: "Decides between weighted destinations; drawn unless given."),
            OptionSpecification(["json"], help: "Print the decision as a JSON record."),
        ],
        examples: [
            CommandSpecification.Example(
                "fairlead route -f rules/ -H 'wid: a' http://helloworld-go.weimobb.com/",
                "a request with a header"),
            CommandSpecification.Example(
                "fairlead route -f rules/ --gateway istio-system/public -X POST shop.com/cart?id=1",
                "through one Gateway only"),
            CommandSpecification.Example(
                "fairlead route -f rules/ --sidecar shop --label app=cart http://reviews:9080/",
                "from a pod in the mesh"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandFailure) -> Int32 {
        let url = try RequestURL(argument: arguments.positionals[0])
        let request = try request(arguments, url)
        let port = try RuleOptions.port(arguments) ?? url.proxyPort
        let named = try RuleOptions.proxy(arguments, port: port)
        let rules = try RuleOptions.load(arguments, on: terminal)
        var notes: [String] = []
        let proxy =
            named
            ?? {
                let assumed = AssumedProxy(for: rules.configuration, port: port)
                notes.append(assumed.note)
                return assumed.proxy
            }()
        let linker = Linker(rules.configuration, assuming: [.gateways, .services])
        let table = try RuleOptions.link(linker, proxy, rules, on: terminal)
        let decision = ReferenceMatcher(table).decide(request)
        let effect = table.apply(decision, to: request)
        if arguments.has("json") {
            terminal.out(DecisionRecord.line(id: "1", effect) + [UInt8(ascii: "\n")])
        } else {
            notes += table.assumptions
            let report = RouteReport(
                terminal: terminal, table: table, request: request, effect: effect, notes: notes)
            terminal.out(report.text())
        }
        return ExitCode.success
    }

    private static func request(
        _ arguments: ParsedArguments, _ url: RequestURL,
    ) throws(CommandFailure) -> Request {
        var request = Request(authority: nil)
        request.method = Array((arguments.value("request") ?? "GET").utf8)
        request.scheme = url.scheme
        request.authority = url.authority
        request.path = url.target
        request.random = arguments.number("random") ?? .random(in: 0 ... .max)
        for line in arguments.all("header") {
            let header = try HeaderLine(line)
            if header.isHost {
                request.authority = header.value
            } else if let value = header.value {
                request.headers.append(HeaderField(name: header.name, value: value))
            }
        }
        return request
    }
}

/// A header as curl takes it: `Name: value`, `Name;` for an empty value, `Name:` for none.
private struct HeaderLine {
    let name: [UInt8]
    let value: [UInt8]?

    var isHost: Bool { String(decoding: name, as: UTF8.self).lowercased() == "host" }

    init(_ line: String) throws(CommandFailure) {
        let bytes = Array(line.utf8)
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0 {
            name = Array(bytes[..<colon])
            let rest = bytes[(colon + 1)...].drop { $0 == UInt8(ascii: " ") }
            value = rest.isEmpty ? nil : Array(rest)
        } else if bytes.last == UInt8(ascii: ";"), bytes.count > 1 {
            name = Array(bytes.dropLast())
            value = []
        } else {
            throw .usage(
                ArgumentError("`-H` takes `Name: value`, not `\(line)`"))
        }
    }
}

extension RequestURL {
    /// Divides an address of the command line.
    init(argument: String) throws(CommandFailure) {
        do {
            try self.init(argument)
        } catch {
            throw .usage(ArgumentError(error.message, suggestion: error.suggestion))
        }
    }
}
