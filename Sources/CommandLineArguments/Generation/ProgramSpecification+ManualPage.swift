extension ProgramSpecification {
    /// The manual page, in the man macros of roff.
    public var manualPage: String {
        let title = Self.roff(name.uppercased())
        var text = ".TH \(title) 1 \"\" \"\(Self.roff("\(name) \(version)"))\"\n"
        text += ".SH NAME\n\(Self.roff(name)) \\- \(Self.roff(Self.asClause(summary)))\n"
        text += ".SH SYNOPSIS\n"
        text += commands.map { ".B \(Self.roff($0.usage(program: name)))\n" }
            .joined(separator: ".br\n")
        text += ".SH DESCRIPTION\n\(Self.roff(summary))\n"
        text += "Each command has its own options; \\fB\\-\\-help\\fR lists them.\n"
        text += ".SH COMMANDS\n"
        for command in commands { text += manual(of: command) }
        text += ".SH EXIT STATUS\n"
        for (code, meaning) in exitCodes { text += ".TP\n.B \(code)\n\(Self.roff(meaning))\n" }
        return text
    }

    private func manual(of command: CommandSpecification) -> String {
        var text = ".SS \(Self.roff(command.usage(program: name)))\n"
        text += Self.roff(command.summary) + "\n"
        for paragraph in command.paragraphs { text += ".PP\n\(Self.roff(paragraph))\n" }
        for argument in command.arguments {
            text += ".TP\n.I \(Self.roff(argument.placeholder))\n\(Self.roff(argument.help))\n"
        }
        for option in command.allOptions {
            text += ".TP\n.B \(Self.roff(option.heading))\n\(Self.roff(option.help))\n"
        }
        for example in command.examples {
            text += ".PP\nExample, \(Self.roff(example.help)):\n"
            text += ".PP\n.RS 4\n.nf\n\(Self.roff(example.line))\n.fi\n.RE\n"
        }
        return text
    }

    /// A sentence as a clause after a dash.
    private static func asClause(_ sentence: String) -> String {
        let text = sentence.prefix(1).lowercased() + sentence.dropFirst()
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// Text escaped for roff: lines may begin with any character, quotes stay straight.
    private static func roff(_ text: String) -> String {
        let escaped = text.reduce(into: "") { result, letter in
            switch letter {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "\"": result += "\\(dq"
            case "…": result += "..."
            default: result.append(letter)
            }
        }
        return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
    }
}
