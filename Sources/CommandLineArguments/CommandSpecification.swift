/// A command as its table says it: the one source for parsing and help.
public struct CommandSpecification: Sendable {
    /// The word behind the program's name.
    public let name: String
    /// One sentence for the list of commands.
    public let summary: String
    /// What a person needs to know to use it, several paragraphs if need be.
    public let discussion: String
    /// The positional arguments, in order.
    public let arguments: [ArgumentSpecification]
    /// The options and flags.
    public let options: [OptionSpecification]
    /// Lines to copy, each with what it does.
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

    /// A line to copy.
    public struct Example: Sendable {
        /// The command line.
        public let line: String
        /// What it does.
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
    /// How help calls it.
    public let placeholder: String
    /// What it means.
    public let help: String
    /// Whether it may be left out.
    public let isOptional: Bool
    /// Whether several may be given; only the last argument of a command may.
    public let isRepeatable: Bool
    /// What kind of value it takes, if it is not any text.
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

/// An option with a value, or a flag without.
public struct OptionSpecification: Sendable {
    /// What kind of value an option takes; shells complete by it.
    public enum Value: Hashable, Sendable {
        /// Any text.
        case text(String)
        /// A file or folder.
        case file(String)
        /// A number from 0.
        case number(String)
        /// One of these words.
        case words([String])

        /// How help calls the value.
        public var placeholder: String {
            switch self {
            case .text(let name), .file(let name), .number(let name): name
            case .words(let words): words.joined(separator: "|")
            }
        }
    }

    /// The long names without dashes; the first is the one that help and `ParsedArguments` use.
    public let names: [String]
    /// The letter behind a single dash.
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
