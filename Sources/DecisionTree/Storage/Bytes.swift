/// A range of memory that another object owns.
///
/// Its creator keeps the memory alive and unchanged while it is used.
@safe @usableFromInline
struct Bytes: @unchecked Sendable, BitwiseCopyable {
    // INVARIANT: `count` bytes can be read from `address`; nothing is read if `count` is zero.
    @usableFromInline let address: UnsafeRawPointer?
    @usableFromInline let count: Int

    /// Creates a range of `count` bytes from an address.
    @inline(__always)
    init(start: UnsafePointer<UInt8>?, count: Int) {
        unsafe self.init(raw: UnsafeRawPointer(start), count: count)
    }

    @inlinable @inline(__always)
    init(raw: UnsafeRawPointer?, count: Int) {
        unsafe address = raw
        self.count = count
    }

    /// The address, which is read only where there are bytes.
    @inline(__always)
    private var start: UnsafeRawPointer { unsafe address.unsafelyUnwrapped }

    /// Creates a range from the bytes of a span, which must outlive their use.
    @inlinable @inline(__always)
    init(_ span: Span<UInt8>) {
        let start = unsafe span.withUnsafeBufferPointer { $0.baseAddress }
        unsafe self.init(raw: UnsafeRawPointer(start), count: span.count)
    }

    /// No bytes.
    static var none: Bytes { unsafe Bytes(raw: nil, count: 0) }

    /// The byte at a position.
    @inline(__always)
    subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count, "index is out of bounds")
        // SAFETY: the precondition keeps `index` inside the range.
        return unsafe start.load(fromByteOffset: index, as: UInt8.self)
    }

    /// A part of the range.
    @inline(__always)
    func part(from first: Int, count length: Int) -> Bytes {
        precondition(first >= 0 && length >= 0 && first <= count - length, "out of bounds")
        return unsafe Bytes(raw: address.map { unsafe $0 + first }, count: length)
    }

    /// The same, unchecked: the caller guarantees that the part is inside the range.
    @unsafe @inlinable @inline(__always)
    func partUnchecked(from first: Int, count length: Int) -> Bytes {
        unsafe Bytes(
            raw: UnsafeRawPointer(bitPattern: UInt(bitPattern: address) &+ UInt(bitPattern: first)),
            count: length)
    }

    /// Whether the bytes are equal.
    @inline(__always)
    func isEqual(to other: Bytes) -> Bool {
        count == other.count && other.isBeginning(of: self)
    }

    /// Whether the bytes begin with those of `prefix`.
    @inline(__always)
    func hasPrefix(_ prefix: Bytes) -> Bool {
        prefix.count <= count && prefix.isBeginning(of: self)
    }

    /// Whether the bytes equal a lowercase text, ignoring the case of letters.
    ///
    /// Most senders write lowercase, which is one comparison of words.
    @inline(__always)
    func isEqualIgnoringCase(to lower: Bytes) -> Bool {
        count == lower.count && (lower.isBeginning(of: self) || hasSameLetters(as: lower))
    }

    /// Whether `other`, which is at least as long, begins with these bytes.
    @inline(__always)
    private func isBeginning(of other: Bytes) -> Bool {
        if count < 8 { return shortWord == other.prefixWord(of: count) }
        // The end first: it differs more often than the beginning.
        let last = count &- 8
        // SAFETY: all words up to the last eight of `count` bytes are in both.
        if unsafe wordUnchecked(at: last) != other.wordUnchecked(at: last) { return false }
        var position = 0
        while position < last {
            if unsafe wordUnchecked(at: position) != other.wordUnchecked(at: position) {
                return false
            }
            position &+= 8
        }
        return true
    }

    /// The same for bytes of equal length with letters in any case.
    @inline(never)
    private func hasSameLetters(as lower: Bytes) -> Bool {
        var position = 0
        while position + 8 < count {
            if ASCIIWord.lowercased(word(at: position)) != lower.word(at: position) {
                return false
            }
            position += 8
        }
        return ASCIIWord.lowercased(lastWord) == lower.lastWord
    }

    /// Eight bytes from a position as a number.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count - 8, "out of bounds")
        // SAFETY: the precondition keeps all eight bytes inside the range.
        return unsafe wordUnchecked(at: offset)
    }

    /// The same, unchecked: the caller guarantees that all eight bytes exist.
    @unsafe @inline(__always)
    func wordUnchecked(at offset: Int) -> UInt64 {
        unsafe start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// The last eight bytes as a number; if there are fewer, all of them, some twice.
    ///
    /// Number and count together identify the bytes if there are at most eight.
    @inline(__always)
    var lastWord: UInt64 {
        // SAFETY: the condition keeps all eight bytes inside the range.
        count >= 8 ? unsafe wordUnchecked(at: count &- 8) : shortWord
    }

    /// The same for the first `length` bytes.
    @inline(__always)
    func lastWord(of length: Int) -> UInt64 {
        precondition(length >= 0 && length <= count, "out of bounds")
        // SAFETY: the conditions keep all eight bytes inside the range.
        return length >= 8 ? unsafe wordUnchecked(at: length &- 8) : prefixWord(of: length)
    }

    @inline(__always)
    private var shortWord: UInt64 { prefixWord(of: count) }

    /// The first `length` bytes as a number; they must exist, and be fewer than eight.
    @inline(__always)
    private func prefixWord(of length: Int) -> UInt64 {
        // SAFETY: in each case the bytes are before `length`.
        if length >= 4 {
            let first = unsafe start.loadUnaligned(as: UInt32.self)
            let last = unsafe start.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self)
            return UInt64(first) | UInt64(last) << 32
        }
        if length == 0 { return 0 }
        let first = unsafe start.load(as: UInt8.self)
        let middle = unsafe start.load(fromByteOffset: length / 2, as: UInt8.self)
        let last = unsafe start.load(fromByteOffset: length &- 1, as: UInt8.self)
        return UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16
    }

    /// The memory itself.
    var memory: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(
            start: address?.assumingMemoryBound(to: UInt8.self), count: count)
    }

    /// A copy of the bytes.
    var copy: [UInt8] { unsafe Array(memory) }
}
