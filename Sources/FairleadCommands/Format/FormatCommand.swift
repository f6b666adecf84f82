import CommandLineArguments
import IstioYAML
import YAMLFormatting

/// `fairlead fmt`: rewrites YAML in one canonical form and keeps comments.
enum FormatCommand: Command {
    static let specification = CommandSpecification(
        name: "fmt",
        summary: "Writes YAML in one canonical form, comments kept.",
        discussion: """
            Prints the canonical form of a file: two columns for each level, lists not indented
            below their key, quotes only where they matter, texts of several lines as literal
            blocks, no line folded, one --- between documents, at most one blank line where the
            author had any. Brackets stay where they stood on one line and have at most 80
            characters. Comments, the order of keys, anchors, aliases and tags stay. Whatever is
            printed or written has been read again and says the same. JSON, told by the file's name
            or a text that begins with { or [, is left as it is. The exit code is 0, 1 where --check
            names a file, and 2 where a file cannot be formatted, which does not stop the others.
            """,
        arguments: [
            ArgumentSpecification(
                "FILE",
                help: "A file, or - for stdin; with --write or --check several, and folders (all "
                    + ".yaml and .yml inside).",
                isRepeatable: true, value: .file("FILE"))
        ],
        options: [
            OptionSpecification(
                ["write"], letter: "w",
                help: "Write files that are not canonical anew, and print their names."),
            OptionSpecification(
                ["check"], help: "Only print the names of files that are not canonical."),
            RuleOptions.color,
        ],
        examples: [
            CommandSpecification.Example("fairlead fmt rules.yaml", "look at the canonical form"),
            CommandSpecification.Example("fairlead fmt --write rules/", "format a folder"),
            CommandSpecification.Example("fairlead fmt --check rules/", "in CI"),
            CommandSpecification.Example(
                "fairlead fmt rules.yaml | diff rules.yaml -", "what would change"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        var run = FormatRun(terminal: terminal, use: try use(arguments))
        for path in arguments.positionals { run.format(path) }
        return run.exitCode
    }

    private static func use(_ arguments: ParsedArguments) throws(CommandError) -> FormatRun.Use {
        switch (arguments.has("write"), arguments.has("check")) {
        case (true, true): throw .usage(ArgumentError("`--write` and `--check` exclude each other"))
        case (true, false):
            if arguments.positionals.contains("-") {
                throw .usage(ArgumentError("`--write` needs files, not `-`"))
            }
            return .write
        case (false, true): return .check
        case (false, false):
            let hasFolder = arguments.positionals.contains(where: FileBytes.isFolder)
            if arguments.positionals.count > 1 || hasFolder {
                throw .usage(
                    ArgumentError(
                        "only one file can be printed",
                        suggestion: "use `--write` or `--check` for several files and folders"))
            }
            return .print
        }
    }
}
