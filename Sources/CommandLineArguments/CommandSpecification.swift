/// A command's table: the only source for parsing and help.
public struct CommandSpecification: Sendable {
    /// The word after the program's name.
    public let name: String
    /// One sentence for the list of commands.
    public let summary: String
    /// What a user needs to know, in one or several paragraphs.
    public let discussion: String
    /// The positional arguments, in order.
    public let arguments: [ArgumentSpecification]
    /// The options and flags.
    public let options: [OptionSpecification]
    /// Command lines to copy, each with its effect.
    public let examples: [Example]

    /// Creates a command.
    public init(
        name: String, summary: String, discussion: String, arguments: [ArgumentSpecification],
        options: [OptionSpecification], examples: [Example],
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments
        self.options = options
        self.examples = examples
    }

    /// A command line to copy.
    public struct Example: Sendable {
        /// The command line.
        public let line: String
        /// Its effect.
        public let help: String

        /// Creates an example.
        public init(_ line: String, _ help: String) {
            self.line = line
            self.help = help
        }
    }
}

/// A positional argument.
public struct ArgumentSpecification: Sendable {
    /// The argument's name in help.
    public let placeholder: String
    /// What it means.
    public let help: String
    /// Whether it may be left out.
    public let isOptional: Bool
    /// Whether several may be given; only the last argument of a command may.
    public let isRepeatable: Bool
    /// The kind of value, unless any text is allowed.
    public let value: OptionSpecification.Value?

    /// Creates an argument.
    public init(
        _ placeholder: String, help: String, isOptional: Bool = false, isRepeatable: Bool = false,
        value: OptionSpecification.Value? = nil,
    ) {
        self.placeholder = placeholder
        self.help = help
        self.isOptional = isOptional
        self.isRepeatable = isRepeatable
        self.value = value
    }
}

/// An option with a value, or a flag without one.
public struct OptionSpecification: Sendable {
    /// The kind of an option's value, used for shell completion.
    public enum Value: Hashable, Sendable {
        /// Any text.
        case text(String)
        /// A file or folder.
        case file(String)
        /// A number from 0.
        case number(String)
        /// One of these words.
        case words([String])

        /// The value's name in help.
        public var placeholder: String {
            switch self {
            case .text(let name), .file(let name), .number(let name): name
            case .words(let words): words.joined(separator: "|")
            }
        }
    }

    /// The long names without dashes; help and ``ParsedArguments`` use the first.
    public let names: [String]
    /// The letter after a single dash.
    public let letter: Character?
    /// The value, or `nil` for a flag.
    public let value: Value?
    /// Whether it may be given several times.
    public let isRepeatable: Bool
    /// What it means.
    public let help: String

    /// Creates an option or a flag.
    public init(
        _ names: [String], letter: Character? = nil, value: Value? = nil,
        isRepeatable: Bool = false, help: String,
    ) {
        self.names = names
        self.letter = letter
        self.value = value
        self.isRepeatable = isRepeatable
        self.help = help
    }
}
