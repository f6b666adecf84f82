import CommandLineArguments
import IstioConfig
import IstioValidation
import IstioYAML
import Suggestions

/// `fairlead check`: what a cluster would report about rules, and what it would not notice.
enum CheckCommand: Command {
    static let specification = CommandSpecification(
        name: "check",
        summary: "Checks rules: what the cluster would refuse, and what it would not notice.",
        discussion: """
            Says of every object what the API server's schema, Istio's webhook and Envoy would
            refuse, what the webhook and `istioctl analyze` would warn of, and what none of them
            notices, each with its place and a code that --explain explains. The exit code is 0
            where nothing is found, 1 where something is, and 2 where a file cannot be used.
            """,
        arguments: [
            ArgumentSpecification(
                "FILE",
                help: "A file, a folder (all .yaml, .yml and .json inside), or - for stdin.",
                isOptional: true, isRepeatable: true, value: .file("FILE"))
        ],
        options: [
            OptionSpecification(
                ["output"], letter: "o", value: .words(["text", "json", "sarif", "github"]),
                help: "The format of the findings (text)."),
            OptionSpecification(
                ["fail-on"], value: .words(["error", "warning", "info"]),
                help: "The least severity that makes the exit code 1 (warning)."),
            OptionSpecification(
                ["explain"], value: .text("CODE"), help: "Explain a code, with an example."),
            RuleOptions.color,
        ],
        examples: [
            CommandSpecification.Example("fairlead check rules/", "check a folder"),
            CommandSpecification.Example(
                "fairlead check --output github --fail-on error rules/", "in a workflow of GitHub's"
            ),
            CommandSpecification.Example("fairlead check --explain VS057", "what a code means"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        if let code = arguments.value("explain") { return try explain(code, on: terminal) }
        if arguments.positionals.isEmpty { throw .usage(ArgumentError("missing FILE")) }
        let rules = try LoadedRules(arguments.positionals, mode: .strict, checksSchema: true)
        let findings = RuleCheck.findings(in: rules)
        switch arguments.value("output") {
        case "json": terminal.out(FindingReports.json(findings))
        case "sarif": terminal.out(SARIFReport.text(findings))
        case "github": terminal.out(FindingReports.gitHub(findings))
        default: terminal.outFindings(findings, fileCount: rules.files.count, rules.sources)
        }
        if findings.contains(where: { $0.diagnostic.code == .fileTooLarge }) {
            return ExitCode.unusable
        }
        let word = arguments.value("fail-on") ?? "warning"
        let least = Diagnostic.Severity(rawValue: word) ?? .warning
        let isClean = findings.allSatisfy { $0.diagnostic.severity < least }
        return isClean ? ExitCode.success : ExitCode.difference
    }

    private static func explain(
        _ code: String, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        let wanted = code.uppercased()
        guard let explanation = DiagnosticCode(rawValue: wanted).flatMap({ FindingCatalog[$0] })
        else {
            let near = EditDistance.closest(wanted, among: FindingCatalog.codes.map(\.rawValue))
            throw .usage(
                ArgumentError(
                    "no finding has the code `\(code)`",
                    suggestion: near.map { "did you mean `\($0)`?" }))
        }
        terminal.out(explanation.text())
        return ExitCode.success
    }
}
