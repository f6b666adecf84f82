import RegularExpressions

/// The expression sets of a virtual host, accessed without reference counting.
@safe
struct ExpressionSets: ~Copyable, @unchecked Sendable {
    // INVARIANT: holds `count` sets and is never written after `init`.
    private let sets: UnsafeMutablePointer<ExpressionSet>
    private let count: Int
    /// The instructions of the largest set.
    let largestInstructionCount: Int
    /// The size in memory.
    let byteCount: Int

    init(_ expressions: [[RegularExpression]]) {
        count = expressions.count
        unsafe sets = .allocate(capacity: max(1, expressions.count))
        var largest = 0
        var bytes = 0
        for (index, members) in expressions.enumerated() {
            let set = ExpressionSet(members)
            largest = max(largest, set.instructions.count)
            bytes += set.byteCount
            unsafe (sets + index).initialize(to: set)
        }
        largestInstructionCount = largest
        byteCount = bytes
    }

    deinit {
        unsafe sets.deinitialize(count: count)
        unsafe sets.deallocate()
    }

    /// Reads a text with one of the sets.
    func read(_ text: Bytes, by number: UInt32, _ memory: inout ExpressionSetMemory) -> StateCache
        .State?
    {
        precondition(Int(number) < count, "no such expression set")
        // SAFETY: the precondition keeps the number inside the allocation that `self` owns.
        return unsafe memory.read(text, by: sets[Int(number)])
    }
}
