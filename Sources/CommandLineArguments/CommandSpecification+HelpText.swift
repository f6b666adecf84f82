extension CommandSpecification {
    /// The usage line.
    public func usage(program: String) -> String {
        let places = arguments.map { argument in
            let name = argument.placeholder + (argument.isRepeatable ? "…" : "")
            return argument.isOptional ? "[\(name)]" : name
        }
        return (["\(program) \(name) [OPTIONS]"] + places).joined(separator: " ")
    }

    /// The complete help of the command.
    public func help(program: String) -> String {
        var text = "\(summary)\n\nUSAGE\n  \(usage(program: program))\n\n\(discussion)\n"
        if !arguments.isEmpty {
            text += "\nARGUMENTS\n"
            for argument in arguments { text += Self.row(argument.placeholder, argument.help) }
        }
        text += "\nOPTIONS\n"
        for option in allOptions { text += Self.row(option.heading, option.help) }
        if !examples.isEmpty {
            text += "\nEXAMPLES\n"
            for example in examples { text += "  # \(example.help)\n  \(example.line)\n" }
        }
        return text
    }

    private static func row(_ heading: String, _ help: String) -> String {
        let width = 28
        let padded =
            heading.count < width - 2
            ? heading + String(repeating: " ", count: width - 2 - heading.count)
            : heading + "\n" + String(repeating: " ", count: width)
        return "  \(padded)\(help)\n"
    }
}

extension OptionSpecification {
    /// The option as help shows it: `-X, --request METHOD`.
    var heading: String {
        spellings.joined(separator: ", ") + (value.map { " \($0.placeholder)" } ?? "")
    }

    /// The spellings of the option, dashes included, the letter first.
    var spellings: [String] {
        (letter.map { ["-\($0)"] } ?? []) + names.map { "--\($0)" }
    }
}
