import Synchronization

/// An expression in RE2's dialect that matches whole texts, as in Envoy.
///
/// Matches bytes, not characters (RE2 in Latin-1 mode). PCRE2's JIT decides; if it needs more
/// steps than the subject's length allows, an automaton decides in linear time.
public final class RegularExpression: Sendable {
    /// The prefix of every text that matches; often empty.
    public let literalPrefix: [UInt8]
    private let pattern: CompiledPattern?
    private let text: String
    private let memory: Mutex<Memory>

    /// Whether the expression can be combined with others to match them in one pass: it has no
    /// empty-width assertions, and its program is not large.
    package let canBeMatchedTogether: Bool

    /// The program, rebuilt on each access: it is large, and hardly any expression needs it.
    var nfa: NFA {
        guard let tree = try? Self.checked(Array(text.utf8)) else {
            preconditionFailure("the text was an expression before")
        }
        return NFA(tree, keepsCaptures: false)
    }

    /// PCRE2's code, valid only while the expression is alive.
    @unsafe package var reference: PatternReference {
        unsafe pattern?.reference ?? PatternReference(nil)
    }

    /// PCRE2's memory for the expression in bytes, machine code included.
    package var byteCount: Int { pattern?.byteCount ?? 0 }

    /// The mutable state of matching; guarded, so that any thread may match.
    ///
    /// Created on first use: of thousands of expressions few are matched here, and hardly any needs
    /// the automaton.
    private struct Memory: ~Copyable {
        var match: MatchMemory?
        var dfa: LazyDFA?

        mutating func search(_ pattern: CompiledPattern, in subject: [UInt8]) -> MatchMemory.Outcome
        {
            let match = match.take() ?? MatchMemory(groupCount: 0)
            let outcome = pattern.search(in: subject, from: 0, match)
            self.match = consume match
            return outcome
        }
    }

    /// Which engine decides; tests compare them.
    package enum Engine: Sendable {
        /// PCRE2, with the automaton as fallback.
        case automatic
        /// The automaton only.
        case lazyDFA
    }

    /// Compiles an expression.
    ///
    /// - Throws: ``RegularExpressionError`` if Envoy refuses the expression.
    /// - Complexity: linear in the size of the program, which is bounded by
    ///   ``RegularExpressionLimits/maximumProgramSize``.
    public init(_ text: String) throws(RegularExpressionError) {
        let tree = try Self.checked(Array(text.utf8))
        literalPrefix = LiteralPrefix.bytes(of: tree)
        pattern = CompiledPattern(
            PCRE2Translation.pattern(tree, keepsCaptures: false), isWhole: true)
        canBeMatchedTogether = !tree.hasEmptyWidthAssertions && ProgramSize.estimate(tree) <= 4_096
        self.text = text
        memory = Mutex(Memory())
    }

    /// Parses an expression and refuses one that is too large.
    static func checked(_ text: [UInt8]) throws(RegularExpressionError) -> SyntaxTree {
        let tree = try RE2Parser.parse(text)
        let size = ProgramSize.estimate(tree)
        let limit = RegularExpressionLimits.maximumProgramSize
        if size > limit {
            throw RegularExpressionError(
                .tooLarge, at: 0,
                "the regular expression needs \(size) instructions, \(limit) are allowed")
        }
        return tree
    }

    /// Returns why Envoy refuses an expression, or `nil` if it does not.
    public static func refusal(of text: String) -> RegularExpressionError? {
        do {
            _ = try checked(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    /// Returns why Go's `regexp` refuses an expression, or `nil` if it does not.
    ///
    /// Istio's webhook uses Go, whose dialect differs slightly from RE2's.
    public static func refusalByGo(of text: String) -> RegularExpressionError? {
        do {
            _ = try RE2Parser.parse(Array(text.utf8), as: .go)
            return nil
        } catch {
            return error
        }
    }

    /// Returns whether the whole subject matches.
    ///
    /// - Complexity: linear in the subject.
    public func matchesWhole(_ subject: [UInt8]) -> Bool {
        matchesWhole(subject, by: .automatic)
    }

    /// Returns whether the whole subject matches, by a chosen engine.
    package func matchesWhole(_ subject: [UInt8], by engine: Engine) -> Bool {
        memory.withLock { memory in
            if engine == .automatic, let pattern {
                switch memory.search(pattern, in: subject) {
                case .match: return true
                case .noMatch: return false
                case .undecided: break
                }
            }
            if memory.dfa == nil { memory.dfa = LazyDFA(nfa) }
            return memory.dfa?.matches(subject) ?? false
        }
    }
}
