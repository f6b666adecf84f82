/// A text that nothing had to be made for: it stands in the tree's tables or in the scratch memory.
///
/// May not outlive what it was asked of, which the compiler checks; costs nothing to get or copy.
@safe
public struct TreeText: ~Escapable, BitwiseCopyable {
    let bytes: Bytes

    /// Takes bytes that live as long as whatever the result depends on.
    @_lifetime(immortal)
    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// How many bytes there are.
    public var count: Int { bytes.count }

    /// The bytes.
    public var span: Span<UInt8> {
        @_lifetime(copy self) get {
            // SAFETY: the bytes live as long as the tree, which `self` may not outlive.
            let span = unsafe Span(_unsafeElements: bytes.memory)
            return unsafe _overrideLifetime(span, copying: self)
        }
    }
}

extension Bytes {
    /// Takes a text of the program's own.
    init(_ text: StaticString) {
        // SAFETY: the texts of a program live as long as it does.
        unsafe self.init(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }
}
