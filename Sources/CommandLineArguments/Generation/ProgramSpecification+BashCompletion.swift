extension ProgramSpecification {
    /// A script that teaches bash the commands and options.
    public var bashCompletion: String {
        let names = commands.map(\.name).joined(separator: " ")
        var script = """
            # bash completion for \(name): source it, or put it where bash-completion looks.
            _\(name)_reply() {
                local words
                words=$(compgen "$@")
                local IFS=$'\\n'
                COMPREPLY=($words)
            }
            _\(name)() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
                COMPREPLY=()
                if [ "$COMP_CWORD" -eq 1 ]; then
                    _\(name)_reply -W '\(names) help --help --version' -- "$current"
                    return
                fi
                # Readline takes `--option=value` for three words.
                if [ "$current" = = ]; then
                    current=
                elif [ "$previous" = = ]; then
                    previous=${COMP_WORDS[COMP_CWORD-2]}
                fi
                case ${COMP_WORDS[1]} in

            """
        for command in commands { script += bashCase(command) }
        return script + """
                esac
            }
            complete -F _\(name) \(name)

            """
    }

    private func bashCase(_ command: CommandSpecification) -> String {
        var text = "    \(command.name))\n        case $previous in\n"
        for (spellings, action) in bashActions(command.allOptions) {
            text += "        \(spellings)) \(action); return ;;\n"
        }
        let words = command.allOptions.flatMap(\.spellings).joined(separator: " ")
        text += "        esac\n        if [[ $current == -* ]]; then\n"
        text += "            _\(name)_reply -W '\(words)' -- \"$current\"\n"
        if let value = command.arguments.first?.value {
            text += "        else\n            \(bashAction(value))\n"
        }
        return text + "        fi ;;\n"
    }

    /// Options with values, grouped by completion.
    private func bashActions(_ options: [OptionSpecification]) -> [(String, String)] {
        var groups: [(spellings: String, action: String)] = []
        for option in options {
            guard let value = option.value else { continue }
            let spellings = option.spellings.joined(separator: "|")
            let action = bashAction(value)
            if let index = groups.firstIndex(where: { $0.action == action }) {
                groups[index].spellings += "|\(spellings)"
            } else {
                groups.append((spellings, action))
            }
        }
        return groups
    }

    private func bashAction(_ value: OptionSpecification.Value) -> String {
        switch value {
        case .text, .number: ":"
        case .file: "compopt -o filenames 2>/dev/null; _\(name)_reply -f -- \"$current\""
        case .words(let words):
            "_\(name)_reply -W '\(words.joined(separator: " "))' -- \"$current\""
        }
    }
}
