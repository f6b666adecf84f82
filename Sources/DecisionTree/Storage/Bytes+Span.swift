extension Bytes {
    /// Creates a range from a constant text.
    init(_ text: StaticString) {
        // SAFETY: static strings live as long as the process.
        unsafe self.init(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// A part of the bytes.
    ///
    /// - Precondition: The range is inside them.
    @inlinable @inline(__always)
    subscript(range: Range<Int>) -> Bytes {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "out of bounds")
        // SAFETY: the precondition keeps both bounds inside the bytes.
        return unsafe partUnchecked(
            from: range.lowerBound, count: range.upperBound &- range.lowerBound)
    }
}
