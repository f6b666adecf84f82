/// Why an expression is refused.
public struct RegularExpressionError: Error, Hashable, Sendable {
    /// The kind of fault.
    public struct Code: Hashable, Sendable {
        private enum Kind {
            case escape, characterClass, repetition, group, parenthesis, tooLarge, tooDeep
        }
        private let kind: Kind
        /// An escape that RE2 does not know.
        public static let escape = Code(kind: .escape)
        /// A class in brackets, or a name of one, that RE2 does not understand.
        public static let characterClass = Code(kind: .characterClass)
        /// A repetition without something to repeat, of another repetition, or too often.
        public static let repetition = Code(kind: .repetition)
        /// A group of a kind that RE2 does not have: look-around, comments, recursion.
        public static let group = Code(kind: .group)
        /// A parenthesis without its partner.
        public static let parenthesis = Code(kind: .parenthesis)
        /// The compiled program would be larger than Istio's proxies allow.
        public static let tooLarge = Code(kind: .tooLarge)
        /// Groups are nested deeper than ``RegularExpressionLimits/maximumDepth``.
        public static let tooDeep = Code(kind: .tooDeep)
    }

    /// The kind of fault.
    public let code: Code
    /// The fault's offset in the expression's bytes.
    public let offset: Int
    /// What is wrong and what to do, in the words of a person.
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
    /// RE2 has no bound of its own; Istio's 1,024 bytes allow for half of this.
    public static let maximumDepth = 1_000
    /// How many instructions the program may have, counted as RE2 counts.
    ///
    /// Istio's bootstrap sets `re2.max_program_size.error_level` so.
    public static let maximumProgramSize = 32_768
    /// How often one thing may be repeated, nested repetitions multiplied: RE2's own bound.
    public static let maximumRepetition = 1_000
}
