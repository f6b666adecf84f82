extension ProgramSpecification {
    /// The documentation page of a command.
    public func markdownPage(of command: CommandSpecification) -> String {
        var text = "# \(name) \(command.name)\n\n\(command.summary)\n\n"
        text += "    \(command.usage(program: name))\n\n"
        for paragraph in command.paragraphs { text += "\(paragraph)\n\n" }
        if !command.arguments.isEmpty {
            text += "| argument | meaning |\n| --- | --- |\n"
            for argument in command.arguments {
                text += Self.row(argument.placeholder, argument.help)
            }
            text += "\n"
        }
        text += "| option | meaning |\n| --- | --- |\n"
        for option in command.allOptions { text += Self.row(option.heading, option.help) }
        if !command.examples.isEmpty { text += "\n## Examples\n" }
        for example in command.examples {
            text += "\n\(Self.capitalised(example.help)):\n\n    \(example.line)\n"
        }
        return text
    }

    private static func row(_ heading: String, _ help: String) -> String {
        let code = heading.replacing("|", with: "\\|")
        return "| `\(code)` | \(help.replacing("|", with: "\\|")) |\n"
    }

    private static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}

extension CommandSpecification {
    /// The discussion's paragraphs, one line each.
    var paragraphs: [String] {
        discussion.split(separator: "\n", omittingEmptySubsequences: false)
            .split(separator: "").map { $0.joined(separator: " ") }
    }
}
