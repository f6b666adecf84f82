import CPCRE2

/// A pattern compiled by PCRE2, with JIT where available; read only, so that all threads may
/// share it.
@safe
final class CompiledPattern: @unchecked Sendable {
    let code: OpaquePointer

    /// Compiles a pattern in PCRE2's dialect; `nil` if it is too large for PCRE2.
    ///
    /// If `isWhole`, the pattern must match from start to end.
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

    /// A reference to the pattern that does not own it.
    ///
    /// Valid only while this object is alive.
    @unsafe var reference: PatternReference { unsafe PatternReference(code) }

    /// PCRE2's memory for the pattern in bytes, machine code included.
    var byteCount: Int {
        var pattern = 0
        var machineCode = 0
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_SIZE), &pattern)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_JITSIZE), &machineCode)
        return pattern + machineCode
    }

    /// Searches a subject for the first match from an offset on.
    func search(
        in subject: [UInt8], from start: Int, _ memory: borrowing MatchMemory,
    ) -> MatchMemory.Outcome {
        // SAFETY: the subject outlives the closure, and `self` keeps the pattern alive.
        unsafe subject.withUnsafeBufferPointer { buffer in
            unsafe memory.search(reference, in: buffer, from: start)
        }
    }
}
