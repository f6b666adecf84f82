extension Bytes {
    /// Takes a text of the program's own.
    init(_ text: StaticString) {
        // SAFETY: the texts of a program live as long as it does.
        unsafe self.init(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// A part of the bytes.
    ///
    /// - Precondition: The range is inside them.
    @inline(__always)
    subscript(range: Range<Int>) -> Bytes {
        part(from: range.lowerBound, count: range.upperBound &- range.lowerBound)
    }

    /// The bytes as a span that nothing keeps alive.
    ///
    /// Whoever calls this binds the span to what does, by `_overrideLifetime`.
    @unsafe
    var unboundSpan: Span<UInt8> {
        @_lifetime(immortal)
        get {
            let span = unsafe Span(_unsafeElements: memory)
            return unsafe _overrideLifetime(span, copying: ())
        }
    }
}
