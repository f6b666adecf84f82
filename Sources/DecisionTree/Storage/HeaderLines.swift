/// Header lines in memory that somebody else owns: ranges of one buffer, or addresses.
///
/// Whoever makes it keeps the memory alive and unchanged while it is used.
@safe
struct HeaderLines: BitwiseCopyable {
    // INVARIANT: `count` elements can be read from `elements`: `HeaderRange`s where `areRanges`,
    // else `HeaderPointers`.
    private let elements: UnsafeRawPointer?
    private let buffer: Bytes
    private let areRanges: Bool
    /// How many lines there are.
    let count: Int

    /// No lines.
    init() {
        unsafe elements = nil
        buffer = .none
        areRanges = true
        count = 0
    }

    /// Takes ranges of a buffer.
    init(_ ranges: Span<HeaderRange>, in buffer: Bytes) {
        unsafe elements = ranges.withUnsafeBufferPointer { unsafe UnsafeRawPointer($0.baseAddress) }
        self.buffer = buffer
        areRanges = true
        count = ranges.count
    }

    /// Takes addresses.
    @unsafe
    init(_ pointers: Span<HeaderPointers>) {
        unsafe elements = pointers.withUnsafeBufferPointer {
            unsafe UnsafeRawPointer($0.baseAddress)
        }
        buffer = .none
        areRanges = false
        unsafe count = pointers.count
    }

    /// The name of the line at a position.
    @inline(__always)
    func name(_ index: Int) -> Bytes {
        precondition(index >= 0 && index < count, "no such header")
        if !areRanges { return unsafe bytes(at: index, offset: 0) }
        return unsafe part(at: index, offset: 0)
    }

    /// The value of the line at a position.
    @inline(__always)
    func value(_ index: Int) -> Bytes {
        precondition(index >= 0 && index < count, "no such header")
        let half = MemoryLayout<HeaderRange>.size / 2
        if !areRanges { return unsafe bytes(at: index, offset: half) }
        return unsafe part(at: index, offset: half)
    }

    /// The bytes that a range of the element at a position names.
    @unsafe @inline(__always)
    private func part(at index: Int, offset: Int) -> Bytes {
        let place =
            unsafe elements.unsafelyUnwrapped
            + (index &* MemoryLayout<HeaderRange>.stride &+ offset)
        // SAFETY: the caller has checked the position; a range is its two bounds.
        let (start, end) = unsafe (
            place.load(as: Int.self),
            place.load(fromByteOffset: MemoryLayout<Int>.size, as: Int.self)
        )
        return buffer.part(from: start, count: end &- start)
    }

    /// Addressed bytes of the element at a position.
    @unsafe @inline(__always)
    private func bytes(at index: Int, offset: Int) -> Bytes {
        let place =
            unsafe elements.unsafelyUnwrapped
            + (index &* MemoryLayout<HeaderPointers>.stride &+ offset)
        // SAFETY: the caller has checked the position; whoever made the lines vouches for the bytes.
        return unsafe Bytes(
            start: place.load(as: UnsafePointer<UInt8>?.self),
            count: place.load(fromByteOffset: MemoryLayout<Int>.size, as: Int.self))
    }
}
