/// A stretch of memory that somebody else owns.
///
/// Whoever makes one keeps the memory alive and unchanged while it is used.
@safe
struct Bytes: @unchecked Sendable {
    private let start: UnsafePointer<UInt8>?
    let count: Int

    /// Takes `count` bytes from an address.
    init(start: UnsafePointer<UInt8>?, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    /// Takes the bytes of a span, which must outlive their use.
    init(_ span: Span<UInt8>) {
        unsafe self.start = span.withUnsafeBufferPointer { $0.baseAddress }
        count = span.count
    }

    /// No bytes.
    static var none: Bytes { unsafe Bytes(start: nil, count: 0) }

    /// The byte at a position.
    subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count, "index is out of bounds")
        // SAFETY: the precondition keeps `index` inside the stretch; a stretch with bytes has a
        // start.
        return unsafe start.unsafelyUnwrapped[index]
    }

    /// A part of the stretch.
    func part(from first: Int, count length: Int) -> Bytes {
        precondition(first >= 0 && length >= 0 && first + length <= count, "out of bounds")
        return unsafe Bytes(start: start.map { unsafe $0 + first }, count: length)
    }

    /// Whether the bytes are the same.
    func isEqual(to other: Bytes) -> Bool {
        count == other.count && hasPrefix(other)
    }

    /// Whether the bytes begin with those of `prefix`.
    func hasPrefix(_ prefix: Bytes) -> Bool {
        if prefix.count > count { return false }
        if prefix.count == 0 { return true }
        guard let left = unsafe start, let right = unsafe prefix.start else { return false }
        // SAFETY: both stretches have at least `prefix.count` bytes.
        return unsafe memoryIsEqual(left, right, prefix.count)
    }

    /// Eight bytes from a position as a number, those behind the end taken as 0.
    ///
    /// Only the first `wanted` bytes count.
    func word(at offset: Int, wanted: Int) -> UInt64 {
        guard let start = unsafe start, wanted > 0 else { return 0 }
        precondition(offset >= 0 && wanted <= 8 && offset + wanted <= count, "out of bounds")
        let mask = wanted == 8 ? UInt64.max : (1 << UInt64(wanted * 8)) - 1
        let raw = unsafe UnsafeRawPointer(start)
        if offset + 8 <= count {
            // SAFETY: the condition keeps all eight bytes inside the stretch.
            return unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & mask
        }
        if count >= 8 {
            // SAFETY: the last eight bytes are inside the stretch.
            let last = unsafe raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            return (last >> UInt64((offset + 8 - count) * 8)) & mask
        }
        var word: UInt64 = 0
        for index in 0..<wanted {
            // SAFETY: the precondition keeps these bytes inside the stretch.
            unsafe word |= UInt64(start[offset + index]) << UInt64(index * 8)
        }
        return word
    }

    /// The memory itself.
    var memory: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: start, count: count)
    }

    /// The bytes in memory of their own.
    var copy: [UInt8] { unsafe Array(memory) }
}

/// Compares memory eight bytes at a time.
private func memoryIsEqual(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int,
) -> Bool {
    let (first, second) = unsafe (UnsafeRawPointer(left), UnsafeRawPointer(right))
    var index = 0
    while index + 8 <= count {
        // SAFETY: both have `count` bytes.
        let same =
            unsafe first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            == second.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if !same { return false }
        index += 8
    }
    while index < count {
        if unsafe left[index] != right[index] { return false }
        index += 1
    }
    return true
}
