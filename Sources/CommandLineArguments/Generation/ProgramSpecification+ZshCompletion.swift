extension ProgramSpecification {
    /// A script that teaches zsh the commands and options.
    public var zshCompletion: String {
        var script = """
            #compdef \(name)
            # zsh completion for \(name): put it as _\(name) into a folder of $fpath.
            _\(name)() {
                local -a commands
                commands=(

            """
        for command in commands {
            script += "        '\(command.name):\(Self.zshQuoted(command.summary))'\n"
        }
        script += """
                )
                if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                fi
                local command=$words[2]
                shift words
                (( CURRENT-- ))
                case $command in

            """
        for command in commands {
            let specifications =
                command.allOptions.map(Self.zshOption)
                + command.arguments.enumerated().map(Self.zshArgument)
            script += "    \(command.name))\n        _arguments -s -S \\\n"
            script += specifications.map { "            \($0)" }.joined(separator: " \\\n")
            script += " ;;\n"
        }
        return script + """
                esac
            }
            if [ "$funcstack[1]" = _\(name) ]; then
                _\(name) "$@"
            else
                compdef _\(name) \(name)
            fi

            """
    }

    private static func zshOption(_ option: OptionSpecification) -> String {
        let action = option.value.map { ":\(zshPlaceholder($0)):\(zshAction($0))" } ?? ""
        let help = "[\(zshQuoted(option.help))]\(action)"
        // zsh needs `+` after a letter that may have its value attached, and `=` after a name.
        let spellings = option.spellings.map { spelling in
            guard option.value != nil else { return spelling }
            return spelling.hasPrefix("--") ? "\(spelling)=" : "\(spelling)+"
        }
        if spellings.count == 1 {
            return "'\(option.isRepeatable ? "*" : "")\(spellings[0])\(help)'"
        }
        let excluded = option.isRepeatable ? "*" : "(\(option.spellings.joined(separator: " ")))"
        return "'\(excluded)'{\(spellings.joined(separator: ","))}'\(help)'"
    }

    private static func zshArgument(_ index: Int, _ argument: ArgumentSpecification) -> String {
        let place = argument.isRepeatable ? "*" : "\(index + 1)"
        let action = argument.value.map(zshAction) ?? " "
        return "'\(place):\(zshQuoted(argument.placeholder)):\(action)'"
    }

    private static func zshPlaceholder(_ value: OptionSpecification.Value) -> String {
        if case .words = value { return "word" }
        return zshQuoted(value.placeholder)
    }

    private static func zshAction(_ value: OptionSpecification.Value) -> String {
        switch value {
        case .text, .number: " "
        case .file: "_files"
        case .words(let words): "(\(words.joined(separator: " ")))"
        }
    }

    /// Text for single quotes, where brackets and colons are special to `_arguments`.
    private static func zshQuoted(_ text: String) -> String {
        text.reduce(into: "") { result, letter in
            switch letter {
            case "'": result += "'\\''"
            case "[", "]", ":", "\\": result += "\\\(letter)"
            default: result.append(letter)
            }
        }
    }
}
