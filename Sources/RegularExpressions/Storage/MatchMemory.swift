import CPCRE2

/// One thread's memory for matching any pattern; not shared between threads.
@safe
@usableFromInline
package struct MatchMemory: ~Copyable {
    /// The result of a search.
    package enum Outcome: UInt8, Sendable {
        /// The pattern matches.
        case match
        /// The pattern matches nowhere.
        case noMatch
        /// A limit was hit before a decision, or memory or the pattern is missing.
        case undecided
    }

    @usableFromInline let data: OpaquePointer?
    @usableFromInline let context: OpaquePointer?
    @usableFromInline let offsets: UnsafeMutablePointer<Int>?
    @usableFromInline let groupCount: Int

    /// Allocates room for the match and this many groups; if memory is short, every search is
    /// undecided.
    package init(groupCount: Int) {
        self.groupCount = groupCount
        unsafe data = pcre2_match_data_create_8(UInt32(groupCount + 1), nil)
        unsafe context = pcre2_match_context_create_8(nil)
        unsafe offsets = data == nil ? nil : pcre2_get_ovector_pointer_8(data)
    }

    // Inlinable, since Embedded Swift needs the deinitializer where a value's lifetime ends.
    @inlinable deinit {
        unsafe Self.free(data, context)
    }

    @usableFromInline
    static func free(_ data: OpaquePointer?, _ context: OpaquePointer?) {
        unsafe pcre2_match_data_free_8(data)
        unsafe pcre2_match_context_free_8(context)
    }

    /// The range of a group in the last match, -1 if it did not participate; 0 is the match.
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
    /// Exempt from the proof that nothing allocates, locks or retains, since the compiler cannot
    /// analyze C: PCRE2 uses only the memory given here and the stack.
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
        // SAFETY: the subject outlives the call and contains the offset; the code is read only.
        // Groups that do not fit in the vector are omitted, which is not an error.
        let result = unsafe pcre2_match_8(
            code, subject.baseAddress, subject.count, start, 0, data, context)
        if result == PCRE2_ERROR_NOMATCH { return .noMatch }
        return result < 0 ? .undecided : .match
    }
}
