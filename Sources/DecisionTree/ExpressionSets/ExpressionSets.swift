import RegularExpressions

/// The set automata of a virtual host, reached without reference counting.
@safe
struct ExpressionSets: ~Copyable, @unchecked Sendable {
    // INVARIANT: holds `count` automata and is never written after `init`.
    private let automata: UnsafeMutablePointer<ExpressionSet>
    private let count: Int
    /// The steps of the largest automaton.
    let largestStepCount: Int
    /// The size in memory.
    let byteCount: Int

    init(_ sets: [[RegularExpression]]) {
        count = sets.count
        unsafe automata = .allocate(capacity: max(1, sets.count))
        var largest = 0
        var bytes = 0
        for (index, expressions) in sets.enumerated() {
            let automaton = ExpressionSet(expressions)
            largest = max(largest, automaton.steps.count)
            bytes += automaton.byteCount
            unsafe (automata + index).initialize(to: automaton)
        }
        largestStepCount = largest
        byteCount = bytes
    }

    deinit {
        unsafe automata.deinitialize(count: count)
        unsafe automata.deallocate()
    }

    /// Reads a text with one of the automata.
    func read(_ text: Bytes, by number: UInt32, _ memory: inout ExpressionSetMemory) -> StateCache
        .State?
    {
        precondition(Int(number) < count, "no such automaton")
        // SAFETY: the precondition keeps the number inside the allocation that `self` owns.
        return unsafe memory.read(text, by: automata[Int(number)])
    }
}
