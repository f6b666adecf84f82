import CPCRE2

/// A pattern that PCRE2 has compiled, with JIT where the machine has it; read only, so that all
/// threads may share it.
@safe
final class CompiledPattern: @unchecked Sendable {
    let code: OpaquePointer

    /// Compiles a pattern of PCRE2's dialect; `nil` where it is too large for PCRE2.
    ///
    /// With `isWhole` the pattern must match from the start to the end.
    init?(_ pattern: [UInt8], isWhole: Bool) {
        let anchors = isWhole ? PCRE2_ANCHORED | UInt32(PCRE2_ENDANCHORED) : 0
        let options =
            anchors | UInt32(PCRE2_NEVER_UTF) | UInt32(PCRE2_NEVER_UCP)
            | UInt32(PCRE2_NEVER_BACKSLASH_C)
        var errorCode: Int32 = 0
        var offset = 0
        // SAFETY: PCRE2 copies the pattern before the closure ends.
        let compiled = unsafe pattern.withUnsafeBufferPointer { buffer in
            unsafe pcre2_compile_8(
                buffer.baseAddress, buffer.count, UInt32(options), &errorCode, &offset, nil)
        }
        guard let compiled = unsafe compiled else { return nil }
        unsafe code = compiled
        unsafe pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    }

    deinit {
        unsafe pcre2_code_free_8(code)
    }

    /// What PCRE2 takes for the pattern in bytes, its machine code included.
    var byteCount: Int {
        var pattern = 0
        var machineCode = 0
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_SIZE), &pattern)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_JITSIZE), &machineCode)
        return pattern + machineCode
    }
}

/// The memory that one thread matches with; not shared between threads.
@safe
final class MatchMemory {
    private let data: OpaquePointer
    private let context: OpaquePointer
    private let groupCount: Int

    /// What one search gives.
    enum Outcome {
        /// The slots of the match: start and end of it and of each group, -1 where unset.
        case match([Int])
        case noMatch
        /// A limit was hit before an answer was found.
        case undecided
    }

    /// Makes room for the match and this many groups; `nil` if there is no memory.
    init?(groupCount: Int) {
        guard let data = unsafe pcre2_match_data_create_8(UInt32(groupCount + 1), nil) else {
            return nil
        }
        guard let context = unsafe pcre2_match_context_create_8(nil) else {
            unsafe pcre2_match_data_free_8(data)
            return nil
        }
        unsafe self.data = data
        unsafe self.context = context
        self.groupCount = groupCount
    }

    deinit {
        unsafe pcre2_match_data_free_8(data)
        unsafe pcre2_match_context_free_8(context)
    }

    /// Searches a subject from an offset, with a limit in proportion to the subject's length.
    func search(
        _ pattern: CompiledPattern, in subject: [UInt8], from start: Int, wantsSlots: Bool,
    ) -> Outcome {
        unsafe pcre2_set_match_limit_8(context, MatchLimit.steps(for: subject.count))
        // SAFETY: the subject lives for the call; the offset is inside it.
        precondition(start <= subject.count, "the offset is behind the subject")
        let result = unsafe subject.withUnsafeBufferPointer { buffer in
            unsafe pcre2_match_8(
                pattern.code, buffer.baseAddress, buffer.count, start, 0, data, context)
        }
        if result == PCRE2_ERROR_NOMATCH { return .noMatch }
        if result < 0 { return .undecided }
        return .match(wantsSlots ? slots() : [])
    }

    private func slots() -> [Int] {
        let count = 2 * (groupCount + 1)
        guard let vector = unsafe pcre2_get_ovector_pointer_8(data) else { return [] }
        return (0..<count).map { index in
            // SAFETY: the vector has two numbers for the match and for each group.
            let offset = unsafe vector[index]
            return offset == Int.max || offset == Int(bitPattern: UInt.max) ? -1 : Int(offset)
        }
    }
}

/// How many steps PCRE2 may take, in proportion to the subject; beyond them an automaton answers.
package enum MatchLimit {
    /// Steps that any subject may take.
    package static let leastSteps = 1_000
    /// Further steps for each byte of the subject.
    package static let stepsPerByte = 4

    /// The steps that a subject of this length may take.
    static func steps(for length: Int) -> UInt32 {
        UInt32(clamping: leastSteps + stepsPerByte * length)
    }
}
