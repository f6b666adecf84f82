import CPCRE2
import RegularExpressions

/// Expressions by number, with what replaces their occurrences.
@safe
struct ReplacementTable: ~Copyable, @unchecked Sendable {
    /// A piece of a replacement: a group, or, with -1, literal bytes.
    struct Piece: BitwiseCopyable, Sendable {
        var group: Int32
        var text: StringRef
    }

    /// One expression.
    struct Record: BitwiseCopyable, Sendable {
        var pieces: RecordRange
        /// Whether the replacement names a group that does not exist: then nothing is replaced.
        var changesNothing: Bool
    }

    // INVARIANT: each code belongs to the expression of the same number, which is kept alive here.
    private let codes: UnsafeMutablePointer<OpaquePointer?>
    private let owners: [ReplacingExpression]
    let records: FrozenTable<Record>
    let pieces: FrozenTable<Piece>
    let pool: FrozenTable<UInt8>

    init(_ expressions: [ReplacingExpression]) {
        owners = expressions
        unsafe codes = .allocate(capacity: max(1, expressions.count))
        var texts = StringPool()
        var records: [Record] = []
        var pieces: [Piece] = []
        for (index, expression) in expressions.enumerated() {
            unsafe (codes + index).initialize(to: expression.code)
            let added = Self.pieces(of: expression.rewrite, &texts)
            records.append(
                Record(
                    pieces: RecordRange(first: UInt32(pieces.count), count: UInt32(added.count)),
                    changesNothing: expression.largestGroup > expression.captureCount))
            pieces += added
        }
        self.records = FrozenTable(records)
        self.pieces = FrozenTable(pieces)
        pool = FrozenTable(texts.pool)
    }

    deinit {
        unsafe codes.deallocate()
    }

    /// Divides a replacement; at an escape that means nothing it ends.
    private static func pieces(of rewrite: [UInt8], _ texts: inout StringPool) -> [Piece] {
        var pieces: [Piece] = []
        var literal: [UInt8] = []
        let backslash = UInt8(ascii: "\\")
        var rest = rewrite[...]
        while let byte = rest.popFirst() {
            guard byte == backslash else {
                literal.append(byte)
                continue
            }
            guard let next = rest.popFirst() else { break }
            if next == backslash {
                literal.append(backslash)
                continue
            }
            guard (0x30...0x39).contains(next) else { break }
            if !literal.isEmpty { pieces.append(Piece(group: -1, text: texts.add(literal))) }
            literal = []
            pieces.append(Piece(group: Int32(next - 0x30), text: .none))
        }
        if !literal.isEmpty { pieces.append(Piece(group: -1, text: texts.add(literal))) }
        return pieces
    }

    /// Searches a subject for the first match from an offset on.
    func search(
        _ number: UInt32, in subject: Bytes, from start: Int,
        with memory: borrowing ReplacementMemory,
    ) -> ReplacementMemory.Outcome {
        precondition(Int(number) < records.count, "no such expression")
        // SAFETY: the precondition keeps `number` inside the table.
        guard let code = unsafe codes[Int(number)] else { return .undecided }
        return unsafe memory.search(code, in: subject, from: start)
    }

    /// Replaces in the way that always takes linear time for each occurrence.
    ///
    /// Allocates and locks: only for what PCRE2 leaves undecided.
    @_semantics("no_performance_analysis")
    @inline(never)
    func writeSlowly(_ number: UInt32, in subject: Bytes, _ writer: inout TextWriter) {
        let result = owners[Int(number)].replacingAll(in: subject.copy)
        // SAFETY: the result lives until the closure ends.
        unsafe result.withUnsafeBufferPointer { buffer in
            unsafe writer.append(Bytes(start: buffer.baseAddress, count: buffer.count))
        }
    }
}

/// The memory that one thread searches for occurrences with, whichever the expression is.
@safe
struct ReplacementMemory: ~Copyable {
    enum Outcome: UInt8 {
        case match
        case noMatch
        /// A limit was hit before an answer was found.
        case undecided
    }

    /// A replacement can name the match and nine groups.
    private static let groupCount = 10

    private let data: OpaquePointer?
    private let context: OpaquePointer?
    private let offsets: UnsafeMutablePointer<Int>?
    // Kept here, since the proof wants no calls into other modules.
    private let leastSteps = MatchLimit.leastSteps
    private let stepsPerByte = MatchLimit.stepsPerByte

    /// Makes the memory; where there is none, every search is undecided.
    init() {
        unsafe data = pcre2_match_data_create_8(UInt32(Self.groupCount), nil)
        unsafe context = pcre2_match_context_create_8(nil)
        unsafe offsets = data == nil ? nil : pcre2_get_ovector_pointer_8(data)
    }

    deinit {
        unsafe pcre2_match_data_free_8(data)
        unsafe pcre2_match_context_free_8(context)
    }

    /// Where a group of the last match begins and ends, -1 where it took no part.
    func group(_ number: Int) -> (start: Int, end: Int) {
        precondition(number >= 0 && number < Self.groupCount, "no such group")
        guard let offsets = unsafe offsets else { return (-1, -1) }
        // SAFETY: the vector has two numbers for the match and for each group.
        return unsafe (offsets[2 * number], offsets[2 * number + 1])
    }

    /// Asks PCRE2 itself; see ``ExpressionMemory`` for why it is left out of the proof.
    @_semantics("no_performance_analysis")
    @inline(never)
    fileprivate func search(
        _ code: OpaquePointer, in subject: Bytes, from start: Int,
    ) -> Outcome {
        guard let data = unsafe data, let context = unsafe context else { return .undecided }
        let steps = leastSteps + stepsPerByte * subject.count
        unsafe pcre2_set_match_limit_8(context, UInt32(clamping: steps))
        let memory = unsafe subject.memory
        // SAFETY: the subject lives for the call, and the offset is inside it; the code is read
        // only. Groups beyond the ninth find no place in the vector, which is no fault.
        let result = unsafe pcre2_match_8(
            code, memory.baseAddress, memory.count, start, 0, data, context)
        if result == PCRE2_ERROR_NOMATCH { return .noMatch }
        return result < 0 ? .undecided : .match
    }
}
