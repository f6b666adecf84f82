/// A stretch of memory that somebody else owns.
///
/// Whoever makes one keeps the memory alive and unchanged while it is used.
@safe
struct Bytes: @unchecked Sendable, BitwiseCopyable {
    // INVARIANT: `count` bytes can be read from `start`; of none, nothing is read.
    private let start: UnsafeRawPointer
    let count: Int

    /// Takes `count` bytes from an address.
    init(start: UnsafePointer<UInt8>?, count: Int) {
        unsafe self.start = start.map { unsafe UnsafeRawPointer($0) } ?? Bytes.nowhere
        self.count = count
    }

    private init(raw: UnsafeRawPointer, count: Int) {
        unsafe start = raw
        self.count = count
    }

    /// Takes the bytes of a span, which must outlive their use.
    init(_ span: Span<UInt8>) {
        let start = unsafe span.withUnsafeBufferPointer { $0.baseAddress }
        unsafe self.init(start: start, count: span.count)
    }

    /// An address from which nothing is read.
    private static var nowhere: UnsafeRawPointer {
        unsafe UnsafeRawPointer(bitPattern: 8).unsafelyUnwrapped
    }

    /// No bytes.
    static var none: Bytes { unsafe Bytes(raw: nowhere, count: 0) }

    /// The byte at a position.
    subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count, "index is out of bounds")
        // SAFETY: the precondition keeps `index` inside the stretch.
        return unsafe start.load(fromByteOffset: index, as: UInt8.self)
    }

    /// A part of the stretch.
    func part(from first: Int, count length: Int) -> Bytes {
        precondition(first >= 0 && length >= 0 && first <= count - length, "out of bounds")
        return unsafe Bytes(raw: start + first, count: length)
    }

    /// Whether the bytes are the same.
    func isEqual(to other: Bytes) -> Bool {
        count == other.count && hasPrefix(other)
    }

    /// Whether the bytes begin with those of `prefix`.
    func hasPrefix(_ prefix: Bytes) -> Bool {
        if prefix.count > count { return false }
        var position = 0
        while position + 8 < prefix.count {
            if word(at: position) != prefix.word(at: position) { return false }
            position += 8
        }
        return lastWord(of: prefix.count) == prefix.lastWord(of: prefix.count)
    }

    /// Whether the bytes are those of a text in lower case, letters compared without case.
    func isEqualIgnoringCase(to lower: Bytes) -> Bool {
        if count != lower.count { return false }
        var position = 0
        while position + 8 < count {
            if ASCIIWord.lowercased(word(at: position)) != lower.word(at: position) {
                return false
            }
            position += 8
        }
        return ASCIIWord.lowercased(lastWord(of: count)) == lower.lastWord(of: count)
    }

    /// Eight bytes from a position as a number.
    func word(at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count - 8, "out of bounds")
        // SAFETY: the precondition keeps all eight bytes inside the stretch.
        return unsafe start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// The last eight of the first `length` bytes as a number; of fewer all of them, some twice.
    ///
    /// Together with `length` the number tells any bytes from any others.
    func lastWord(of length: Int) -> UInt64 {
        precondition(length >= 0 && length <= count, "out of bounds")
        // SAFETY: in each case the bytes lie in front of `length`.
        if length >= 8 {
            return unsafe start.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
        }
        if length >= 4 {
            let first = unsafe start.loadUnaligned(as: UInt32.self)
            let last = unsafe start.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)
            return UInt64(first) | UInt64(last) << 32
        }
        if length == 0 { return 0 }
        let first = unsafe start.load(as: UInt8.self)
        let middle = unsafe start.load(fromByteOffset: length / 2, as: UInt8.self)
        let last = unsafe start.load(fromByteOffset: length - 1, as: UInt8.self)
        return UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16
    }

    /// The memory itself.
    var memory: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
    }

    /// The bytes in memory of their own.
    var copy: [UInt8] { unsafe Array(memory) }
}
