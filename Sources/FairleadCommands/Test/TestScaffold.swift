import CommandLineArguments
import IstioLinking
import RuleCoverage
import RuleTesting

/// `fairlead test init`: writes a test file to start from.
///
/// Without tests nothing is covered, so the gaps are every rule and match entry.
enum TestScaffold {
    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        if arguments.positionals.count > 1 {
            throw .usage(
                ArgumentError(
                    "`init` takes no file",
                    suggestion: "name the rules with `-f`, and write "
                        + "`> FILE` for the test file"))
        }
        let loaded = try RuleOptions.load(arguments, on: terminal)
        let rules = RuleSet(loaded.configuration)
        var named = try ProxyChoice(arguments)
        named.port = named.port ?? 80
        let choices =
            named.proxy(port: 80) == nil ? ProxyCandidates.all(for: loaded.configuration) : [named]
        do {
            for choice in choices {
                _ = try rules.table(for: rules.proxy(for: TestRequest(choice)))
            }
        } catch {
            terminal.report(error.diagnostics, loaded.sources)
            throw .reported
        }
        var recorder = CoverageRecorder()
        recorder.begin(rules)
        let missing = CaseGenerator(&recorder, rules, asking: choices, for: .entries)
        if missing.cases.isEmpty {
            terminal.error(missing.comments.joined())
            throw .input("no request was found that reaches a rule for HTTP")
        }
        terminal.out(missing.text(rules: arguments.all("config")))
        return ExitCode.success
    }
}
