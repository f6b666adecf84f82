import Synchronization

/// An expression with what replaces each of its occurrences: Envoy's `regex_rewrite`.
///
/// Source: docs/semantics/envoy.md 6.2 (`RE2::GlobalReplace`).
public final class ReplacingExpression: Sendable {
    /// The expression as written.
    public let text: String
    private let pattern: CompiledPattern?
    private let automaton: NFA
    /// How many groups the expression has.
    package let captureCount: Int
    /// PCRE2's code, which lives as long as the expression; `nil` where PCRE2 would choose other
    /// groups than RE2.
    package var code: OpaquePointer? { unsafe pattern?.code }
    /// The replacement as written.
    public let rewrite: [UInt8]
    private let memory: Mutex<MatchMemory?>

    /// Compiles an expression; the replacement is never refused.
    ///
    /// In the replacement `\0` to `\9` stand for the match and its groups, `\\` for a backslash.
    ///
    /// - Throws: ``RegularExpressionError`` for what Envoy refuses.
    public init(_ text: String, rewrite: String) throws(RegularExpressionError) {
        let tree = try RegularExpression.checked(Array(text.utf8))
        self.text = text
        captureCount = tree.captureCount
        automaton = NFA(tree, keepsCaptures: true)
        self.rewrite = Array(rewrite.utf8)
        // Where a loop's body may be empty Perl's and RE2's choices differ: leave it to ours.
        pattern =
            NullableLoops.exist(in: tree)
            ? nil
            : CompiledPattern(PCRE2Translation.pattern(tree, keepsCaptures: true), isWhole: false)
        memory = Mutex(MatchMemory(groupCount: tree.captureCount))
    }

    /// Returns the subject with every occurrence replaced, left to right.
    ///
    /// Occurrences do not overlap, and an empty one right behind another does not count. A
    /// replacement that names a group that does not exist replaces nothing; at an escape that means
    /// nothing the replacement ends.
    ///
    /// - Complexity: linear in the subject for each occurrence.
    public func replacingAll(in subject: [UInt8], byAutomaton: Bool = false) -> [UInt8] {
        if largestGroup > captureCount { return subject }
        return memory.withLock { memory in
            var searcher = Searcher(
                pattern: byAutomaton ? nil : pattern, automaton: automaton,
                captureCount: captureCount, memory: memory)
            return replace(in: subject, &searcher)
        }
    }

    private func replace(in subject: [UInt8], _ searcher: inout Searcher) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        var lastEnd = -1
        while position <= subject.count {
            guard let slots = searcher.firstMatch(in: subject, from: position) else { break }
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
        var rest = rewrite[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
            case let digit? where (0x30...0x39).contains(digit):
                let slot = 2 * Int(digit - 0x30)
                if slots[slot] >= 0 { result += subject[slots[slot]..<slots[slot + 1]] }
            default: return
            }
        }
    }

    /// The largest number behind a backslash, as RE2 counts it.
    package var largestGroup: Int {
        var largest = 0
        var rest = rewrite[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else { continue }
            if (0x30...0x39).contains(next) { largest = max(largest, Int(next - 0x30)) }
        }
        return largest
    }
}

/// One search after another: PCRE2 first, the automaton where it gives up.
private struct Searcher {
    let pattern: CompiledPattern?
    let automaton: NFA
    let captureCount: Int
    let memory: MatchMemory?
    private var captures: PikeVM?

    init(
        pattern: CompiledPattern?, automaton: NFA, captureCount: Int, memory: MatchMemory?,
    ) {
        self.pattern = pattern
        self.automaton = automaton
        self.captureCount = captureCount
        self.memory = memory
    }

    mutating func firstMatch(in subject: [UInt8], from start: Int) -> [Int]? {
        if let pattern, let memory {
            switch memory.search(pattern, in: subject, from: start, wantsSlots: true) {
            case .match(let slots): return slots
            case .noMatch: return nil
            case .undecided: break
            }
        }
        if captures == nil { captures = PikeVM(automaton, captureCount: captureCount) }
        return captures?.firstMatch(in: subject, from: start)
    }
}
