import CommandLineArguments
import Explaining
import Suggestions

/// `fairlead explain`: shows why a request is decided as it is, and what would change that.
enum ExplainCommand: Command {
    static let specification = CommandSpecification(
        name: "explain",
        summary: "Tells why a request is decided as it is, and what would change it.",
        discussion: """
            Prints what happened before any rule was asked: the Gateway, what the proxy made of the
            request, the virtual host; then the rule that matches and those that were asked in
            front of it, the nearest first: each condition that failed, the request's value for it,
            and the change of the request that would make the rule decide, which was tried before
            it is proposed. At last what VirtualServices say for the host without being asked, and
            why. With --rule it is about one rule: what is missing, or which rule stands in its way.

            The exit code is 0 whatever the answer is, and 2 where the rules or the request cannot
            be used. Which proxy asks is said as for route.
            """,
        arguments: [RequestInput.url],
        options: RuleOptions.all + RequestInput.options + [
            OptionSpecification(
                ["rule"], value: .text("RULE"),
                help: "Explain this rule: NAMESPACE/NAME:INDEX, or the rule's name."),
            OptionSpecification(
                ["all"], help: "Show all rules and hosts, not the nearest ten."),
            OptionSpecification(
                ["output"], letter: "o", value: .words(["text", "json"]),
                help: "The format of the explanation (text)."),
        ],
        examples: [
            CommandSpecification.Example(
                "fairlead explain -f rules/ http://shop.com/cart",
                "why this request goes where it goes"),
            CommandSpecification.Example(
                "fairlead explain -f rules/ --rule shop/cart:2 http://shop.com/cart",
                "what is missing for the third rule of a VirtualService"),
            CommandSpecification.Example(
                "fairlead explain -f rules/ --output json -X POST http://shop.com/cart",
                "the same for a program"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        let inquiry = try RequestInput(arguments, on: terminal)
        let explainer = inquiry.explainer
        let reference = arguments.value("rule").map(RuleReference.init)
        if let reference, !explainer.knows(reference) {
            throw unknownRule(arguments.value("rule") ?? "", explainer)
        }
        let explanation = explainer.explain(inquiry.request)
        let extent = arguments.has("all") ? ExplanationText.Extent.all : .short
        if arguments.value("output") == "json" {
            let record = ExplanationRecord(
                explainer: explainer, explanation: explanation, extent: extent,
                reference: reference, notes: inquiry.notes)
            terminal.out(record.bytes())
            return ExitCode.success
        }
        let report = RouteReport(
            terminal: terminal, inquiry: inquiry, effect: explanation.effect)
        let text = ExplanationText(
            explanation, by: explainer, extent: extent, styled: terminal.explained)
        var lines = [report.headline]
        lines += reference.map { text.steps() + text.lines(about: $0) } ?? text.lines()
        lines += inquiry.notes.map { terminal.styled("note: \($0)", .dim) }
        terminal.out(lines.joined(separator: "\n") + "\n")
        return ExitCode.success
    }

    private static func unknownRule(_ text: String, _ explainer: Explainer) -> CommandError {
        let near = EditDistance.closest(text, among: explainer.references)
        return .usage(
            ArgumentError(
                "`--rule`: no rule `\(text)` was read",
                suggestion: near.map { "did you mean `\($0)`?" }
                    ?? "write NAMESPACE/NAME:INDEX, counted from 0, or the rule's name"))
    }
}
