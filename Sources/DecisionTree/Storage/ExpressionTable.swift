import RegularExpressions

/// Expressions by number, evaluated without retaining, locking or allocating.
struct ExpressionTable: ~Copyable {
    // INVARIANT: each pattern belongs to the owner of the same number.
    private let patterns: FrozenTable<PatternReference>
    private let owners: [RegularExpression]
    /// The memory of PCRE2 for all of them, machine code included.
    let byteCount: Int

    /// Creates a table of compiled expressions.
    init(_ expressions: [RegularExpression]) {
        owners = expressions
        byteCount = expressions.reduce(0) { $0 + $1.byteCount }
        // SAFETY: the owners are kept as long as the table.
        patterns = FrozenTable(expressions.map { unsafe $0.reference })
    }

    /// The number of expressions.
    var count: Int { patterns.count }

    /// Tests whether a whole subject matches an expression; if that is undecided, use
    /// ``RegularExpression`` itself.
    ///
    /// - Complexity: linear in the subject.
    func answer(
        _ number: Int, to subject: Bytes, with memory: borrowing MatchMemory,
    ) -> MatchMemory.Outcome {
        // SAFETY: the owner of the pattern is kept alive by the table, the subject by the caller.
        unsafe memory.search(patterns[number], in: subject.memory, from: 0)
    }
}
