import CommandLineArguments

/// `fairlead completion`: writes shell completion for commands and options.
enum CompletionCommand: Command {
    static let specification = CommandSpecification(
        name: "completion",
        summary: "Prints a script that completes commands and options in a shell.",
        discussion: """
            Commands, options, files and the words that an option takes are completed. The script
            is made of the tables that the command line is read by, so it knows all of them.
            """,
        arguments: [
            ArgumentSpecification(
                "SHELL", help: "The shell: bash, zsh or fish.",
                value: .words(["bash", "zsh", "fish"]))
        ],
        options: [],
        examples: [
            CommandSpecification.Example(
                "fairlead completion bash > ~/.local/share/bash-completion/completions/fairlead",
                "for bash with bash-completion; or source the script"),
            CommandSpecification.Example(
                "fairlead completion zsh > ~/.zfunc/_fairlead",
                "for zsh, where ~/.zfunc is one of the folders of fpath"),
            CommandSpecification.Example(
                "fairlead completion fish > ~/.config/fish/completions/fairlead.fish", "for fish"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        switch arguments.positionals[0] {
        case "bash": terminal.out(Program.specification.bashCompletion)
        case "zsh": terminal.out(Program.specification.zshCompletion)
        default: terminal.out(Program.specification.fishCompletion)
        }
        return ExitCode.success
    }
}
