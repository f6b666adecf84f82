extension Bytes {
    /// Creates a range from a constant text.
    init(_ text: StaticString) {
        // SAFETY: static strings live as long as the process.
        unsafe self.init(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Lends the bytes of an array for the time of a call.
    static func withBytes<Result>(of array: [UInt8], _ body: (Bytes) -> Result) -> Result {
        unsafe array.withUnsafeBufferPointer { buffer in
            // SAFETY: the array lives for the call.
            body(unsafe Bytes(start: buffer.baseAddress, count: buffer.count))
        }
    }

    /// Whether these are the same bytes of memory, not only equal ones.
    func isSameMemory(as other: Bytes) -> Bool {
        unsafe count == other.count && address == other.address
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
