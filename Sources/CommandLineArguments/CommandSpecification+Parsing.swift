import Suggestions

extension CommandSpecification {
    /// Parses the words after the command's name.
    ///
    /// `--option=value`, `--option value`, `-ovalue`, `-o value`, bundles of flags (`-abc`), and
    /// `--`, after which every word is positional, as in swift-argument-parser.
    ///
    /// - Throws: ``ArgumentError`` for the first word that is invalid or missing.
    public func parse(_ words: [String]) throws(ArgumentError) -> ParsedArguments {
        var parsed = ParsedArguments()
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                parsed.positionals += rest
                break
            } else if word.hasPrefix("--") {
                try parseLong(word, &rest, &parsed)
            } else if word.hasPrefix("-") && word != "-" {
                try parseLetters(word, &rest, &parsed)
            } else {
                parsed.positionals.append(word)
            }
        }
        if !parsed.has("help") { try checkPositionals(parsed) }
        return parsed
    }

    /// All options, including `--help`, which every command has.
    public var allOptions: [OptionSpecification] {
        options + [OptionSpecification(["help"], letter: "h", help: "Show this help.")]
    }

    private func parseLong(
        _ word: String, _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments,
    ) throws(ArgumentError) {
        let parts = word.dropFirst(2).split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = allOptions.first(where: { $0.names.contains(name) }) else {
            let near = EditDistance.closest(name, among: allOptions.flatMap(\.names))
            throw ArgumentError(
                "unknown option `--\(name)`", suggestion: near.map { "did you mean `--\($0)`?" })
        }
        let attached = parts.count > 1 ? String(parts[1]) : nil
        if option.value == nil, attached != nil {
            throw ArgumentError("`--\(name)` takes no value")
        }
        try store(option, written: "--\(name)", attached, &rest, &parsed)
    }

    private func parseLetters(
        _ word: String, _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments,
    ) throws(ArgumentError) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = allOptions.first(where: { $0.letter == letter }) else {
                throw ArgumentError(
                    "unknown option `-\(letter)`",
                    suggestion: "`fairlead \(name) --help` lists the options")
            }
            if option.value != nil {
                let attached = letters.isEmpty ? nil : String(letters)
                try store(option, written: "-\(letter)", attached, &rest, &parsed)
                return
            }
            try store(option, written: "-\(letter)", nil, &rest, &parsed)
        }
    }

    private func store(
        _ option: OptionSpecification, written: String, _ attached: String?,
        _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments,
    ) throws(ArgumentError) {
        let name = option.names[0]
        if parsed.has(name) && !option.isRepeatable && option.value != nil {
            throw ArgumentError("`\(written)` is given twice")
        }
        guard let kind = option.value else {
            parsed.values[name] = []
            return
        }
        guard let value = attached ?? rest.popFirst() else {
            throw ArgumentError("`\(written)` needs a value: \(kind.placeholder)")
        }
        try check(value, kind, written)
        parsed.values[name, default: []].append(value)
    }

    private func check(
        _ value: String, _ kind: OptionSpecification.Value, _ written: String,
    ) throws(ArgumentError) {
        switch kind {
        case .text, .file: return
        case .number:
            if UInt64(value) == nil {
                throw ArgumentError("`\(written)` takes a whole number from 0, not `\(value)`")
            }
        case .words(let words):
            if !words.contains(value) {
                throw ArgumentError(
                    "`\(written)` takes one of \(words.joined(separator: ", ")), not `\(value)`")
            }
        }
    }

    private func checkPositionals(_ parsed: ParsedArguments) throws(ArgumentError) {
        let needed = arguments.filter { !$0.isOptional }.count
        if parsed.positionals.count < needed {
            throw ArgumentError("missing \(arguments[parsed.positionals.count].placeholder)")
        }
        let takesMore = arguments.last?.isRepeatable ?? false
        if parsed.positionals.count > arguments.count && !takesMore {
            throw ArgumentError("unexpected argument `\(parsed.positionals[arguments.count])`")
        }
        for (argument, word) in zip(arguments, parsed.positionals) {
            if let kind = argument.value { try check(word, kind, argument.placeholder) }
        }
    }
}
