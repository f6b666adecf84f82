import RegularExpressions

/// Expressions by number, asked without retaining, locking or allocating.
struct ExpressionTable: ~Copyable {
    // INVARIANT: each pattern belongs to the owner of the same number.
    private let patterns: FrozenTable<PatternReference>
    private let owners: [RegularExpression]
    /// What PCRE2 takes for all of them, its machine code included.
    let byteCount: Int

    /// Takes compiled expressions.
    init(_ expressions: [RegularExpression]) {
        owners = expressions
        byteCount = expressions.reduce(0) { $0 + $1.byteCount }
        // SAFETY: the owners are kept as long as the table.
        patterns = FrozenTable(expressions.map { unsafe $0.reference })
    }

    /// How many expressions there are.
    var count: Int { patterns.count }

    /// Asks whether a whole subject matches an expression; where that is undecided, ask
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
