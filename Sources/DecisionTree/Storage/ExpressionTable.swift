import CPCRE2
import RegularExpressions

/// Expressions by number, asked without retaining, locking or allocating.
@safe
struct ExpressionTable: ~Copyable, @unchecked Sendable {
    /// What one question gives.
    enum Answer: UInt8, Sendable {
        case no
        case yes
        /// PCRE2 would need more steps than it may take; ask ``RegularExpression`` itself.
        case undecided
    }

    // INVARIANT: each code belongs to the expression of the same number, which is kept alive here.
    private let codes: UnsafeMutablePointer<OpaquePointer?>
    private let owners: [RegularExpression]
    /// How many expressions there are.
    let count: Int
    /// What PCRE2 takes for all of them, its machine code included.
    let byteCount: Int

    /// Takes compiled expressions.
    init(_ expressions: [RegularExpression]) {
        owners = expressions
        count = expressions.count
        byteCount = expressions.reduce(0) { $0 + $1.byteCount }
        unsafe codes = .allocate(capacity: max(1, expressions.count))
        for (index, expression) in expressions.enumerated() {
            unsafe (codes + index).initialize(to: expression.code)
        }
    }

    deinit {
        unsafe codes.deallocate()
    }

    /// Asks whether a whole subject matches an expression.
    ///
    /// - Complexity: linear in the subject.
    func answer(
        _ number: Int, to subject: UnsafeBufferPointer<UInt8>,
        with memory: borrowing ExpressionMemory,
    ) -> Answer {
        precondition(number >= 0 && number < count, "no such expression")
        // SAFETY: the precondition keeps `number` inside the table.
        guard let code = unsafe codes[number] else { return .undecided }
        return unsafe memory.answer(code, to: subject)
    }
}

/// The memory that one thread matches expressions with, whichever they are.
@safe
struct ExpressionMemory: ~Copyable {
    private let data: OpaquePointer?
    private let context: OpaquePointer?
    // Kept here, since the proof of the search wants no calls into other modules.
    private let leastSteps = MatchLimit.leastSteps
    private let stepsPerByte = MatchLimit.stepsPerByte

    /// Makes the memory; where there is none, every answer is `undecided`.
    init() {
        unsafe data = pcre2_match_data_create_8(1, nil)
        unsafe context = pcre2_match_context_create_8(nil)
    }

    deinit {
        unsafe pcre2_match_data_free_8(data)
        unsafe pcre2_match_context_free_8(context)
    }

    /// Asks PCRE2 itself.
    ///
    /// Left out of the proof that nothing allocates, locks or retains, since the compiler cannot
    /// look into C: PCRE2 matches in the memory that is given here and on the stack.
    @_semantics("no_performance_analysis")
    @inline(never)
    fileprivate func answer(
        _ code: OpaquePointer, to subject: UnsafeBufferPointer<UInt8>,
    ) -> ExpressionTable.Answer {
        guard let data = unsafe data, let context = unsafe context else { return .undecided }
        let steps = leastSteps + stepsPerByte * subject.count
        unsafe pcre2_set_match_limit_8(context, UInt32(clamping: steps))
        // SAFETY: the subject lives for the call; the code is read only.
        let result = unsafe pcre2_match_8(
            code, subject.baseAddress, subject.count, 0, 0, data, context)
        if result == PCRE2_ERROR_NOMATCH { return .no }
        return result < 0 ? .undecided : .yes
    }
}
