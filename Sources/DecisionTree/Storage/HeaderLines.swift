/// Header lines in memory that another object owns: ranges of one buffer, or addresses.
///
/// Its creator keeps the memory alive and unchanged while it is used.
@safe @usableFromInline
struct HeaderLines: BitwiseCopyable {
    // INVARIANT: `count` elements can be read from `elements`: `HeaderRange`s of the buffer, or,
    // where its length is negative, `HeaderPointers`.
    @usableFromInline let elements: UnsafeRawPointer?
    @usableFromInline let buffer: UnsafeRawPointer?
    @usableFromInline let bufferLength: Int
    /// The number of lines.
    @usableFromInline let count: Int

    /// No lines.
    @inline(__always)
    init() {
        unsafe elements = nil
        unsafe buffer = nil
        bufferLength = 0
        count = 0
    }

    /// Creates lines from ranges of a buffer.
    @inlinable @inline(__always)
    init(_ ranges: Span<HeaderRange>, in buffer: Bytes) {
        unsafe elements = ranges.withUnsafeBufferPointer { unsafe UnsafeRawPointer($0.baseAddress) }
        unsafe self.buffer = buffer.address
        bufferLength = buffer.count
        count = ranges.count
    }

    /// Creates lines from addresses.
    @unsafe
    init(_ pointers: Span<HeaderPointers>) {
        unsafe elements = pointers.withUnsafeBufferPointer {
            unsafe UnsafeRawPointer($0.baseAddress)
        }
        unsafe buffer = nil
        bufferLength = -1
        unsafe count = pointers.count
    }

    /// The length of the name at a position, without reading the name.
    @inline(__always)
    func nameLength(_ index: Int) -> Int {
        precondition(index >= 0 && index < count, "no such header")
        // SAFETY: the position is checked, and both kinds of element are four words.
        let place =
            unsafe elements.unsafelyUnwrapped
            + index &* MemoryLayout<HeaderRange>.stride
        let second = unsafe place.load(fromByteOffset: MemoryLayout<Int>.size, as: Int.self)
        if bufferLength < 0 { return second }
        return unsafe second &- place.load(as: Int.self)
    }

    /// The name of the line at a position.
    @inline(__always)
    func name(_ index: Int) -> Bytes {
        precondition(index >= 0 && index < count, "no such header")
        return unsafe part(index &* MemoryLayout<HeaderRange>.stride)
    }

    /// The value of the line at a position.
    @inline(__always)
    func value(_ index: Int) -> Bytes {
        precondition(index >= 0 && index < count, "no such header")
        return unsafe part(
            index &* MemoryLayout<HeaderRange>.stride &+ MemoryLayout<HeaderRange>.size / 2)
    }

    /// The bytes that the two words at an offset describe: a range, or address and count.
    @unsafe @inline(__always)
    private func part(_ offset: Int) -> Bytes {
        // SAFETY: the caller has checked the position, and both kinds of element are four words.
        let place = unsafe elements.unsafelyUnwrapped + offset
        let second = unsafe place.load(fromByteOffset: MemoryLayout<Int>.size, as: Int.self)
        if bufferLength < 0 {
            // SAFETY: the creator of the lines guarantees the bytes.
            return unsafe Bytes(start: place.load(as: UnsafePointer<UInt8>?.self), count: second)
        }
        let first = unsafe place.load(as: Int.self)
        // A range's bounds are ordered, so this keeps both inside the buffer.
        precondition(first >= 0 && second <= bufferLength, "a header is outside of the buffer")
        return unsafe Bytes(
            start: UnsafePointer(bitPattern: UInt(bitPattern: buffer) &+ UInt(bitPattern: first)),
            count: second &- first)
    }
}
