import CommandLineArguments

/// `fairlead man`: writes the manual page.
enum ManualCommand: Command {
    static let specification = CommandSpecification(
        name: "man",
        summary: "Prints the manual page.",
        discussion: "The page is written in the man macros of roff, as `man` reads them.",
        arguments: [], options: [],
        examples: [
            CommandSpecification.Example("fairlead man | man -l -", "read it"),
            CommandSpecification.Example(
                "fairlead man > /usr/local/share/man/man1/fairlead.1", "install it"),
        ])

    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        terminal.out(Program.specification.manualPage)
        return ExitCode.success
    }
}
