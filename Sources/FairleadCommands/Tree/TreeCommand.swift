import CommandLineArguments
import DecisionTree
import IstioLinking
import Routing

/// `fairlead tree`: what the rules are compiled to.
enum TreeCommand: Command {
    static let specification = CommandSpecification(
        name: "tree",
        summary: "Shows what rules are compiled to.",
        discussion: """
            Shows for each virtual host which field is asked first, which value leads where, and
            which rules are left there with what is still asked of them. All that match are looked
            at, and of the rules left the one with the lowest number decides. Of long lists, and of
            virtual hosts, the first ten are shown, and each tree once, unless --all is given.
            """,
        arguments: [],
        options: RuleOptions.all + [
            OptionSpecification(
                ["host"], value: .text("HOST"), help: "Only the virtual host that a Host leads to."),
            OptionSpecification(["all"], help: "Show long lists whole."),
            OptionSpecification(
                ["output"], letter: "o", value: .words(["text", "dot", "svg"]),
                help: "Indented text (unless said), Graphviz' language, or a drawing."),
        ],
        examples: [
            CommandSpecification.Example(
                "fairlead tree -f rules/ --host shop.example.com", "the rules of one host"),
            CommandSpecification.Example(
                "fairlead tree -f rules/ --output svg > tree.svg", "a drawing of all"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        let port = try RuleOptions.port(arguments) ?? 80
        let named = try RuleOptions.proxy(arguments, port: port)
        let rules = try RuleOptions.load(arguments, on: terminal)
        let linker = Linker(rules.configuration, assuming: [.gateways, .services])
        let proxy = named ?? Proxy(kind: .everyGateway, port: port)
        let table = try RuleOptions.link(linker, proxy, rules, on: terminal)
        for note in table.assumptions { terminal.error("note: \(note)\n") }
        let limit = arguments.has("all") ? Int.max : 10
        let hosts = try hosts(of: table, arguments)
        if hosts.count > limit {
            terminal.error("note: \(hosts.count - limit) more virtual hosts, shown with --all\n")
        }
        var trees = hosts.prefix(limit).map { TreeDescription($0, limit: limit) }
        if !arguments.has("all") { trees = TreeDescription.withoutRepetition(trees) }
        switch arguments.value("output") {
        case "dot": terminal.out(Array(TreeDrawing(trees).dot.utf8))
        case "svg": terminal.out(Array(TreeDrawing(trees).svg.utf8))
        default:
            for line in TreeOutline(terminal: terminal).lines(trees) {
                terminal.out(Array("\(line)\n".utf8))
            }
        }
        return ExitCode.success
    }

    private static func hosts(
        of table: RouteTable, _ arguments: ParsedArguments,
    ) throws(CommandError) -> [VirtualHost] {
        guard let host = arguments.value("host") else { return table.virtualHosts }
        guard let index = table.virtualHost(for: Array(host.utf8)) else {
            throw .input("no virtual host has the domain of `\(host)`")
        }
        return [table.virtualHosts[index]]
    }
}
