import RegularExpressions

/// Expressions by number, with the replacements of their matches.
struct ReplacementTable: ~Copyable {
    /// A piece of a replacement: a group, or, with -1, literal bytes.
    struct Piece: BitwiseCopyable, Sendable {
        var group: Int32
        var text: StringRef
    }

    /// One expression.
    struct Record: BitwiseCopyable, Sendable {
        var pieces: RecordRange
        /// Whether the replacement names a group that does not exist; then nothing is replaced.
        var changesNothing: Bool
    }

    // INVARIANT: each pattern belongs to the owner of the same number.
    private let patterns: FrozenTable<PatternReference>
    private let owners: [ReplacingExpression]
    let records: FrozenTable<Record>
    let pieces: FrozenTable<Piece>
    let pool: FrozenTable<UInt8>

    init(_ expressions: [ReplacingExpression]) {
        owners = expressions
        // SAFETY: the owners are kept as long as the table.
        patterns = FrozenTable(expressions.map { unsafe $0.reference })
        var texts = StringPool()
        var records: [Record] = []
        var pieces: [Piece] = []
        for expression in expressions {
            let added = expression.pieces.pieces.map { Self.piece($0, &texts) }
            records.append(
                Record(
                    pieces: RecordRange(first: UInt32(pieces.count), count: UInt32(added.count)),
                    changesNothing: expression.replacesNothing))
            pieces += added
        }
        self.records = FrozenTable(records)
        self.pieces = FrozenTable(pieces)
        pool = FrozenTable(texts.pool)
    }

    private static func piece(_ piece: Rewrite.Piece, _ texts: inout StringPool) -> Piece {
        switch piece {
        case .literal(let bytes): Piece(group: -1, text: texts.add(bytes))
        case .group(let number): Piece(group: Int32(number), text: .none)
        }
    }

    /// Searches a subject for the first match from an offset on.
    func search(
        _ number: UInt32, in subject: Bytes, from start: Int, with memory: borrowing MatchMemory,
    ) -> MatchMemory.Outcome {
        // SAFETY: the owner of the pattern is kept alive by the table, the subject by the caller.
        unsafe memory.search(patterns[Int(number)], in: subject.memory, from: start)
    }

    /// Replaces with the algorithm that always takes linear time for each match.
    ///
    /// Allocates and locks: only for what PCRE2 leaves undecided.
    @_semantics("no_performance_analysis")
    @inline(never)
    func writeSlowly(_ number: UInt32, in subject: Bytes, _ writer: inout TextWriter) {
        let result = owners[Int(number)].replacingAll(in: subject.copy)
        writer.append(result)
    }
}
