/// A compiled pattern without its owner, so that copies of it are not counted.
///
/// Whoever uses one keeps the expression alive that it was taken from.
@safe
package struct PatternReference: BitwiseCopyable, @unchecked Sendable {
    // INVARIANT: `nil` or PCRE2's code, which is read only, so that all threads may share it.
    let code: OpaquePointer?

    /// Refers to PCRE2's code; with `nil`, every search is undecided.
    @unsafe init(_ code: OpaquePointer?) {
        unsafe self.code = code
    }
}
