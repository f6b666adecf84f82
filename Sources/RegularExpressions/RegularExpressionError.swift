/// The reason why an expression is refused.
public struct RegularExpressionError: Error, Hashable, Sendable {
    /// The kind of error.
    public struct Code: Hashable, Sendable {
        private enum Kind {
            case escape, characterClass, repetition, group, parenthesis, tooLarge, tooDeep
        }
        private let kind: Kind
        /// An escape that RE2 does not know.
        public static let escape = Code(kind: .escape)
        /// A bracket expression or class name that RE2 does not understand.
        public static let characterClass = Code(kind: .characterClass)
        /// A repetition of nothing or of another repetition, or one with too large a count.
        public static let repetition = Code(kind: .repetition)
        /// A group of a kind that RE2 does not have: look-around, comments, recursion.
        public static let group = Code(kind: .group)
        /// An unmatched parenthesis.
        public static let parenthesis = Code(kind: .parenthesis)
        /// The compiled program would be larger than Istio's proxies allow.
        public static let tooLarge = Code(kind: .tooLarge)
        /// Groups are nested deeper than ``RegularExpressionLimits/maximumDepth``.
        public static let tooDeep = Code(kind: .tooDeep)
    }

    /// The kind of error.
    public let code: Code
    /// The offset of the error in the expression's bytes.
    public let offset: Int
    /// What is wrong and how to fix it, for users.
    public let message: String

    init(_ code: Code, at offset: Int, _ message: String) {
        self.code = code
        self.offset = offset
        self.message = message
    }
}

/// Bounds on what an expression may cost.
public enum RegularExpressionLimits {
    /// How deep groups may be nested.
    ///
    /// RE2 has no limit of its own; Istio's 1,024 bytes allow half this depth.
    public static let maximumDepth = 1_000
    /// The maximum number of instructions in the program, counted as RE2 does.
    ///
    /// Istio's bootstrap sets this value as `re2.max_program_size.error_level`.
    public static let maximumProgramSize = 32_768
    /// The maximum repetition count, nested repetitions multiplied: RE2's own limit.
    public static let maximumRepetition = 1_000
}
