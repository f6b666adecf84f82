import CPCRE2

/// The memory that one thread matches with, whichever the pattern is; not shared between threads.
@safe
@usableFromInline
package struct MatchMemory: ~Copyable {
    /// What one search gives.
    package enum Outcome: UInt8, Sendable {
        /// The pattern matches.
        case match
        /// The pattern matches nowhere.
        case noMatch
        /// A limit was hit before an answer was found, or there is no memory or no pattern.
        case undecided
    }

    @usableFromInline let data: OpaquePointer?
    @usableFromInline let context: OpaquePointer?
    @usableFromInline let offsets: UnsafeMutablePointer<Int>?
    @usableFromInline let groupCount: Int

    /// Makes room for the match and this many groups; where there is no memory, every search is
    /// undecided.
    package init(groupCount: Int) {
        self.groupCount = groupCount
        unsafe data = pcre2_match_data_create_8(UInt32(groupCount + 1), nil)
        unsafe context = pcre2_match_context_create_8(nil)
        unsafe offsets = data == nil ? nil : pcre2_get_ovector_pointer_8(data)
    }

    // Inlinable, since Embedded Swift has to see the deinitializer where a value ends.
    @inlinable deinit {
        unsafe Self.free(data, context)
    }

    @usableFromInline
    static func free(_ data: OpaquePointer?, _ context: OpaquePointer?) {
        unsafe pcre2_match_data_free_8(data)
        unsafe pcre2_match_context_free_8(context)
    }

    /// Where a group of the last match begins and ends, -1 where it took no part; 0 is the match.
    @inlinable
    package func group(_ number: Int) -> (start: Int, end: Int) {
        precondition(number >= 0 && number <= groupCount, "no such group")
        guard let offsets = unsafe offsets else { return (-1, -1) }
        // SAFETY: the vector has two numbers for the match and for each group.
        return unsafe (offsets[2 * number], offsets[2 * number + 1])
    }

    /// Searches a subject for the first match from an offset on, with a limit in proportion to the
    /// subject's length.
    ///
    /// Left out of the proof that nothing allocates, locks or retains, since the compiler cannot
    /// look into C: PCRE2 matches in the memory that is given here and on the stack.
    ///
    /// - Complexity: linear in the subject.
    @_semantics("no_performance_analysis")
    @inline(never)
    package func search(
        _ pattern: PatternReference, in subject: UnsafeBufferPointer<UInt8>, from start: Int,
    ) -> Outcome {
        guard let code = unsafe pattern.code, let data = unsafe data,
            let context = unsafe context
        else { return .undecided }
        precondition(start >= 0 && start <= subject.count, "the offset is behind the subject")
        unsafe pcre2_set_match_limit_8(context, MatchLimit.steps(for: subject.count))
        // SAFETY: the subject lives for the call, and the offset is inside it; the code is read
        // only. Groups that find no place in the vector are left out, which is no fault.
        let result = unsafe pcre2_match_8(
            code, subject.baseAddress, subject.count, start, 0, data, context)
        if result == PCRE2_ERROR_NOMATCH { return .noMatch }
        return result < 0 ? .undecided : .match
    }
}
