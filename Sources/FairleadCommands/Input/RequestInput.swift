import CommandLineArguments
import Explaining
import IstioConfig
import IstioLinking
import Routing
import RuleTesting

/// The request and proxy that a command line describes, for `route` and `explain`.
struct RequestInput {
    /// The options that describe the request.
    static let options = [
        OptionSpecification(
            ["request"], letter: "X", value: .text("METHOD"), help: "The method (GET)."),
        OptionSpecification(
            ["header"], letter: "H", value: .text("LINE"), isRepeatable: true,
            help: "A header, `Name: value`; `Name;` for an empty value."),
        OptionSpecification(
            ["random"], value: .number("N"),
            help: "Decides between weighted destinations; drawn unless given."),
    ]
    /// The positional argument.
    static let url = ArgumentSpecification("URL", help: "The address; without scheme, http.")

    let request: Request
    let configuration: Configuration
    let linker: Linker
    let table: RouteTable
    /// The assumptions made.
    let notes: [String]

    /// An explainer of the table's decisions.
    var explainer: Explainer { Explainer(linker, table, of: configuration) }

    /// Reads the command line, then the rules.
    init(_ arguments: ParsedArguments, on terminal: Terminal) throws(CommandError) {
        let url = try RequestURL(argument: arguments.positionals[0])
        request = try Self.request(arguments, url)
        let port = try RuleOptions.port(arguments) ?? url.proxyPort
        let named = try RuleOptions.proxy(arguments, port: port)
        let rules = try RuleOptions.load(arguments, on: terminal)
        let assumed = named == nil ? AssumedProxy(for: rules.configuration, port: port) : nil
        let proxy = named ?? assumed?.proxy ?? Proxy(kind: .everyGateway, port: port)
        configuration = rules.configuration
        linker = Linker(rules.configuration, assuming: [.gateways, .services])
        table = try RuleOptions.link(linker, proxy, rules, on: terminal)
        notes = (assumed.map { [$0.note] } ?? []) + table.assumptions
    }

    private static func request(
        _ arguments: ParsedArguments, _ url: RequestURL,
    ) throws(CommandError) -> Request {
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
