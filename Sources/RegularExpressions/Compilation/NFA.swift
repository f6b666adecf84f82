/// A nondeterministic automaton, the fallback when PCRE2 gives up.
///
/// Instructions are those of Thompson's and Pike's programs. Simulation takes time linear in the
/// subject for each instruction, whatever the expression.
struct NFA: Sendable {
    /// One instruction of the program.
    enum Instruction: Sendable {
        /// Consumes one byte of the set, then continues.
        case byteSet(Int, next: Int)
        /// Continues at both instructions; the first is preferred.
        case alternative(Int, Int)
        /// Continues if the assertion holds.
        case emptyWidth(SyntaxTree.Assertion, next: Int)
        /// Stores the position in a slot, then continues.
        case capture(slot: Int, next: Int)
        /// The expression has matched.
        case match
    }

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [ByteSet] = []
    private(set) var start = 0
    /// Whether any assertion tests bytes next to a position, not only the subject's ends.
    private(set) var hasEmptyWidthAssertions = false
    private var setNumbers: [ByteSet: Int] = [:]
    private let keepsCaptures: Bool

    /// Builds the program of an expression.
    ///
    /// - Complexity: linear in the program, which the size check bounds.
    init(_ tree: SyntaxTree, keepsCaptures: Bool) {
        self.keepsCaptures = keepsCaptures
        let match = add(.match)
        start = build(tree, tree.root, next: match)
    }

    private mutating func add(_ instruction: Instruction) -> Int {
        instructions.append(instruction)
        return instructions.count - 1
    }

    /// Builds the instructions of a node that continue at `next`; returns where they begin.
    private mutating func build(_ tree: SyntaxTree, _ index: Int, next: Int) -> Int {
        switch tree[index] {
        case .empty: return next
        case .set(let set): return add(.byteSet(number(of: set), next: next))
        case .assertion(let assertion):
            if assertion != .beginText && assertion != .endText { hasEmptyWidthAssertions = true }
            return add(.emptyWidth(assertion, next: next))
        case .concatenation(let children):
            return children.reversed().reduce(next) { build(tree, $1, next: $0) }
        case .alternation(let children):
            let starts = children.map { build(tree, $0, next: next) }
            return starts.dropLast().reversed().reduce(starts[starts.count - 1]) {
                add(.alternative($1, $0))
            }
        case .capture(let child, let number):
            if !keepsCaptures { return build(tree, child, next: next) }
            let end = add(.capture(slot: 2 * number + 1, next: next))
            let content = build(tree, child, next: end)
            return add(.capture(slot: 2 * number, next: content))
        case .repetition(let child, let minimum, let maximum, let isGreedy):
            let tail =
                maximum.map { optional(tree, child, $0 - minimum, isGreedy, next: next) }
                ?? loop(tree, child, isGreedy, next: next)
            return (0..<minimum).reduce(tail) { start, _ in build(tree, child, next: start) }
        }
    }

    /// `x*`: an alternative that loops back to itself.
    private mutating func loop(
        _ tree: SyntaxTree, _ child: Int, _ isGreedy: Bool, next: Int,
    ) -> Int {
        let alternative = add(.alternative(next, next))
        let body = build(tree, child, next: alternative)
        instructions[alternative] = isGreedy ? .alternative(body, next) : .alternative(next, body)
        return alternative
    }

    /// `(x(x)?)?`, nested `count` times.
    private mutating func optional(
        _ tree: SyntaxTree, _ child: Int, _ count: Int, _ isGreedy: Bool, next: Int,
    ) -> Int {
        var start = next
        for _ in 0..<max(0, count) {
            let body = build(tree, child, next: start)
            start = add(isGreedy ? .alternative(body, next) : .alternative(next, body))
        }
        return start
    }

    private mutating func number(of set: ByteSet) -> Int {
        if let known = setNumbers[set] { return known }
        sets.append(set)
        setNumbers[set] = sets.count - 1
        return sets.count - 1
    }

    /// Byte classes: every set and assertion treats bytes of equal number alike.
    var byteClasses: (map: [UInt8], count: Int) {
        var members = sets
        if hasEmptyWidthAssertions { members += [NamedClasses.word, ByteSet(0x0A...0x0A)] }
        var known: [[Bool]: UInt8] = [:]
        var map: [UInt8] = []
        for byte in UInt8.min...UInt8.max {
            let key = members.map { $0.contains(byte) }
            let next = UInt8(clamping: known.count)
            map.append(known[key] ?? next)
            if known[key] == nil { known[key] = next }
        }
        return (map, known.count)
    }
}
