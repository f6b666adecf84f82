import Synchronization

/// An expression of RE2's dialect that is matched against whole texts, as Envoy matches.
///
/// Bytes, not characters (RE2 in Latin-1 mode). PCRE2's JIT gives the answer; where it would need
/// more steps than the subject's length allows, an automaton does, whose time is linear.
public final class RegularExpression: Sendable {
    /// The bytes with which everything begins that matches; often empty.
    public let literalPrefix: [UInt8]
    private let pattern: CompiledPattern?
    private let text: String
    private let memory: Mutex<Memory>

    /// Whether the expression can be put together with others, to be matched at once: it looks at
    /// no neighbours, and its program is not large.
    package let canBeMatchedTogether: Bool

    /// The program, made of the text each time: hardly any expression needs it, and it is large.
    var nfa: NFA {
        guard let tree = try? Self.checked(Array(text.utf8)) else {
            preconditionFailure("the text was an expression before")
        }
        return NFA(tree, keepsCaptures: false)
    }

    /// PCRE2's code, to be used only while the expression is kept alive.
    @unsafe package var reference: PatternReference {
        unsafe pattern?.reference ?? PatternReference(nil)
    }

    /// What PCRE2 takes for the expression in bytes, its machine code included.
    package var byteCount: Int { pattern?.byteCount ?? 0 }

    /// What matching needs to write to; guarded, so that any thread may match.
    ///
    /// Made when it is first needed: of thousands of expressions few are matched here, and hardly
    /// one needs the automaton.
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

    /// Which of the two ways gives the answer; tests compare them.
    package enum Engine: Sendable {
        /// PCRE2, and the automaton where it gives up.
        case automatic
        /// The automaton alone.
        case lazyDFA
    }

    /// Compiles an expression.
    ///
    /// - Throws: ``RegularExpressionError`` for what Envoy refuses.
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

    /// Parses an expression and refuses what would be too large.
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
    /// Istio's webhook asks Go, whose dialect differs a little from RE2's.
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
