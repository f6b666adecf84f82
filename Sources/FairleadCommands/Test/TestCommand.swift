import CommandLineArguments

/// `fairlead test`: runs test cases against rules.
enum TestCommand: Command {
    static let specification = CommandSpecification(
        name: "test",
        summary: "Runs test files: requests, and what is expected of them.",
        discussion: """
            Runs every case of the files, and of those in folders that have cases. A failure shows
            what is expected and what there is, where the case is written, and the rule that
            decided. The last line says how many passed and failed. The exit code is 0 where all
            pass, 1 where one fails or less is covered than --fail-under asks for, and 2 where files
            or rules cannot be used or there is no case.

            Rules are those that a file names under `rules`, or those of -f, which go before. Files
            of istio-config-validator and of Envoy's router_check_tool run as they are.

            `fairlead test init -f rules/` writes a file to start from, `fairlead test convert FILE`
            writes another tool's cases in the format that docs/test-files.md describes.

            --coverage tells what of the rules no case reaches; docs/coverage.md says what counts.
            The options below it ask for coverage by themselves.
            """,
        arguments: [
            ArgumentSpecification(
                "FILE", help: "A test file, or a folder; or `init`, or `convert` and files.",
                isRepeatable: true)
        ],
        options: RuleOptions.all + [
            OptionSpecification(
                ["filter"], value: .text("TEXT"), isRepeatable: true,
                help: "Run the cases whose name has this text only; any of several."),
            OptionSpecification(["fail-fast"], help: "Stop at the first failure."),
            OptionSpecification(
                ["watch"], help: "Run again whenever a test file or a rule file changes."),
            OptionSpecification(
                ["random-seed"], value: .number("N"),
                help: "Draw one destination of weighted rules a request, not check them all."),
            OptionSpecification(
                ["output"], letter: "o", value: .words(TestOutput.allCases.map(\.rawValue)),
                help: "The format of the results (text)."),
        ] + CoverageOptions.all,
        examples: [
            CommandSpecification.Example("fairlead test tests/", "run all test files of a folder"),
            CommandSpecification.Example(
                "fairlead test --output junit tests/ > report.xml", "for a CI service"),
            CommandSpecification.Example(
                "fairlead test --coverage --fail-under 90 tests/", "say what no case reaches"),
            CommandSpecification.Example(
                "fairlead test init -f rules/ > routes.test.yaml", "begin a test file"),
            CommandSpecification.Example(
                "fairlead test -f virtualservice.yml virtualservice_test.yml",
                "run cases of istio-config-validator"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        switch arguments.positionals[0] {
        case "init": return try TestScaffold.run(arguments, on: terminal)
        case "convert": return try TestConversion.run(arguments, on: terminal)
        default: break
        }
        let plan = try TestPlan(arguments)
        if !arguments.has("watch") { return try plan.run(on: terminal) }
        var watch = FileWatch()
        while true {
            do throws(CommandError) {
                _ = try plan.run(on: terminal, watching: &watch)
            } catch {
                if case .usage = error { throw error }
                terminal.report(error)
            }
            terminal.error("waiting for changes of \(watch.count) files\n")
            watch.waitForChange()
        }
    }
}
