import Synchronization

/// An expression and the replacement of each occurrence: Envoy's `regex_rewrite`.
///
/// Source: docs/semantics/envoy.md 6.2 (`RE2::GlobalReplace`).
public final class ReplacingExpression: Sendable {
    /// The expression as written.
    public let text: String
    private let pattern: CompiledPattern?
    private let nfa: NFA
    private let captureCount: Int
    /// The replacement as written.
    public let rewrite: [UInt8]
    /// The replacement, split into pieces.
    package let pieces: Rewrite
    private let memory: Mutex<MatchMemory>

    /// PCRE2's code, valid only while the expression is alive; refers to nothing if PCRE2 would
    /// choose other groups than RE2.
    @unsafe package var reference: PatternReference {
        unsafe pattern?.reference ?? PatternReference(nil)
    }

    /// Whether the replacement names a group that does not exist; then nothing is replaced.
    package var replacesNothing: Bool { pieces.largestGroup > captureCount }

    /// Compiles an expression; the replacement is never refused.
    ///
    /// In the replacement, `\0` to `\9` mean the match and its groups, `\\` a backslash.
    ///
    /// - Throws: ``RegularExpressionError`` if Envoy refuses the expression.
    public init(_ text: String, rewrite: String) throws(RegularExpressionError) {
        let tree = try RegularExpression.checked(Array(text.utf8))
        self.text = text
        captureCount = tree.captureCount
        nfa = NFA(tree, keepsCaptures: true)
        self.rewrite = Array(rewrite.utf8)
        pieces = Rewrite(self.rewrite)
        // If a loop's body may be empty, Perl and RE2 choose differently: use our automaton.
        pattern =
            NullableLoops.exist(in: tree)
            ? nil
            : CompiledPattern(PCRE2Translation.pattern(tree, keepsCaptures: true), isWhole: false)
        memory = Mutex(MatchMemory(groupCount: Rewrite.maximumGroup))
    }

    /// Returns the subject with every occurrence replaced, left to right.
    ///
    /// Occurrences do not overlap, and an empty one directly after another does not count. A
    /// replacement that names a group that does not exist replaces nothing; an invalid escape ends
    /// the replacement.
    ///
    /// - Complexity: linear in the subject for each occurrence.
    public func replacingAll(in subject: [UInt8], byAutomaton: Bool = false) -> [UInt8] {
        if replacesNothing { return subject }
        return memory.withLock { memory in
            var searcher = Searcher(
                pattern: byAutomaton ? nil : pattern, nfa: nfa, captureCount: captureCount)
            return replace(in: subject, &searcher, memory)
        }
    }

    private func replace(
        in subject: [UInt8], _ searcher: inout Searcher, _ memory: borrowing MatchMemory,
    ) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        var lastEnd = -1
        while position <= subject.count {
            guard let slots = searcher.firstMatch(in: subject, from: position, memory)
            else { break }
            result += subject[position..<slots[0]]
            if slots[0] == slots[1] && slots[0] == lastEnd {
                if slots[0] < subject.count { result.append(subject[slots[0]]) }
                position = slots[0] + 1
                continue
            }
            appendRewrite(to: &result, subject, slots)
            position = slots[1]
            lastEnd = slots[1]
        }
        if position < subject.count { result += subject[position...] }
        return result
    }

    private func appendRewrite(to result: inout [UInt8], _ subject: [UInt8], _ slots: [Int]) {
        for piece in pieces.pieces {
            switch piece {
            case .literal(let bytes): result += bytes
            case .group(let number):
                let start = slots[2 * number]
                if start >= 0 { result += subject[start..<slots[2 * number + 1]] }
            }
        }
    }
}

/// Searches repeatedly: PCRE2 first, the automaton as fallback.
private struct Searcher {
    let pattern: CompiledPattern?
    let nfa: NFA
    let captureCount: Int
    private var vm: PikeVM?

    init(pattern: CompiledPattern?, nfa: NFA, captureCount: Int) {
        self.pattern = pattern
        self.nfa = nfa
        self.captureCount = captureCount
    }

    /// The slots of the first match: start and end of the match and of each group that a
    /// replacement can name, -1 where unset.
    mutating func firstMatch(
        in subject: [UInt8], from start: Int, _ memory: borrowing MatchMemory,
    ) -> [Int]? {
        if let pattern {
            switch pattern.search(in: subject, from: start, memory) {
            case .match:
                return (0...Rewrite.maximumGroup).flatMap { number in
                    let group = memory.group(number)
                    return [group.start, group.end]
                }
            case .noMatch: return nil
            case .undecided: break
            }
        }
        if vm == nil { vm = PikeVM(nfa, captureCount: captureCount) }
        return vm?.firstMatch(in: subject, from: start)
    }
}
