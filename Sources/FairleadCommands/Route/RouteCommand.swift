import DecisionRecords
import CommandLineArguments
import Routing
import RuleTesting

/// `fairlead route`: shows how one request is decided, and why.
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
        arguments: [RequestInput.url],
        options: RuleOptions.all + RequestInput.options + [
            OptionSpecification(
                ["output"], letter: "o", value: .words(["text", "json"]),
                help: "The format of the decision (text); json is a decision record."),
            OptionSpecification(["json"], help: "The same as --output json."),
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
    ) throws(CommandError) -> Int32 {
        let inquiry = try RequestInput(arguments, on: terminal)
        let decision = ReferenceMatcher(inquiry.table).decide(inquiry.request)
        let effect = inquiry.table.apply(decision, to: inquiry.request)
        if arguments.has("json") || arguments.value("output") == "json" {
            terminal.out(DecisionRecord.line(id: "1", effect) + [UInt8(ascii: "\n")])
        } else {
            let report = RouteReport(terminal: terminal, inquiry: inquiry, effect: effect)
            terminal.out(report.text())
        }
        return ExitCode.success
    }
}

extension RequestURL {
    /// Parses an address of the command line.
    init(argument: String) throws(CommandError) {
        do {
            try self.init(argument)
        } catch {
            throw .usage(ArgumentError(error.message, suggestion: error.suggestion))
        }
    }
}
