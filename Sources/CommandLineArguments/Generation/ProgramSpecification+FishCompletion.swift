extension ProgramSpecification {
    /// A script that teaches fish the commands and options.
    public var fishCompletion: String {
        var lines = [
            "# fish completion for \(name): put it as \(name).fish into a completions folder.",
            "complete -c \(name) -f",
        ]
        for command in commands {
            lines.append(
                "complete -c \(name) -n __fish_use_subcommand -a \(command.name) "
                    + "-d \(Self.fishQuoted(command.summary))")
        }
        for command in commands {
            let start = "complete -c \(name) -n '__fish_seen_subcommand_from \(command.name)'"
            lines += command.allOptions.map { start + Self.fishOption($0) }
            for argument in command.arguments {
                guard let value = argument.value else { continue }
                lines.append(start + Self.fishValue(value, isOption: false))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func fishOption(_ option: OptionSpecification) -> String {
        var text = option.letter.map { " -s \($0)" } ?? ""
        text += option.names.map { " -l \($0)" }.joined()
        text += option.value.map { fishValue($0, isOption: true) } ?? ""
        return text + " -d \(fishQuoted(option.help))"
    }

    private static func fishValue(_ value: OptionSpecification.Value, isOption: Bool) -> String {
        switch value {
        case .text, .number: isOption ? " -x" : ""
        case .file: isOption ? " -r -F" : " -F"
        case .words(let words):
            (isOption ? " -x" : "") + " -a \(fishQuoted(words.joined(separator: " ")))"
        }
    }

    private static func fishQuoted(_ text: String) -> String {
        let escaped = text.reduce(into: "") { result, letter in
            if letter == "'" || letter == "\\" { result.append("\\") }
            result.append(letter)
        }
        return "'\(escaped)'"
    }
}
