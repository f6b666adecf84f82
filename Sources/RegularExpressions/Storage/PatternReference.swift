/// An unowned reference to a compiled pattern; copying it does not count references.
///
/// Users must keep the expression alive that it comes from.
@safe
package struct PatternReference: BitwiseCopyable, @unchecked Sendable {
    // INVARIANT: `nil` or PCRE2's code, which is read only, so that all threads may share it.
    let code: OpaquePointer?

    /// Refers to PCRE2's code; with `nil`, every search is undecided.
    @unsafe init(_ code: OpaquePointer?) {
        unsafe self.code = code
    }
}
