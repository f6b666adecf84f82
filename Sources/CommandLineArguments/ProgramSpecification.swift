/// The program's tables: the source of the overview, the shell completions, the manual page and
/// the documentation pages.
public struct ProgramSpecification: Sendable {
    /// The program's name.
    public let name: String
    /// What it does, in one sentence.
    public let summary: String
    /// The version, as `--version` prints it.
    public let version: String
    /// The commands, in the order in which they are listed.
    public let commands: [CommandSpecification]
    /// The exit codes of all commands, with their meanings.
    public let exitCodes: [(code: Int32, meaning: String)]

    /// Creates a program.
    public init(
        name: String, summary: String, version: String, commands: [CommandSpecification],
        exitCodes: [(code: Int32, meaning: String)],
    ) {
        self.name = name
        self.summary = summary
        self.version = version
        self.commands = commands
        self.exitCodes = exitCodes
    }

    /// The list of commands, as help without a command's name.
    public var overview: String {
        var text = "\(summary)\n\nUSAGE\n  \(name) COMMAND [OPTIONS] ...\n\nCOMMANDS\n"
        let width = (commands.map(\.name.count).max() ?? 0) + 2
        for command in commands {
            let padding = String(repeating: " ", count: width - command.name.count)
            text += "  \(command.name)\(padding)\(command.summary)\n"
        }
        return text + "\n`\(name) COMMAND --help` explains a command.\n"
    }
}
