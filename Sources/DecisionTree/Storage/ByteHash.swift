/// A hash of bytes that yields the hashes of their prefixes on the way.
///
/// Each step hashes eight bytes by a full multiplication folded to half; the last step hashes the
/// last eight bytes, whether they overlap or not (the idea of wyhash). Longer prefixes share the
/// steps of shorter ones, so the hashes of several prefixes cost little more than one pass over the
/// longest.
struct ByteHash {
    private static let start: UInt64 = 0x2D35_8DCC_AA6C_78A5
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let caseBits: UInt64 = 0x2020_2020_2020_2020

    private let bytes: Bytes
    private var state = ByteHash.start
    private var position = 0

    /// Begins at the first byte.
    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// The hash of the first `count` bytes, which must not be fewer than in the previous call.
    @inline(__always)
    mutating func prefix(_ count: Int) -> UInt64 {
        let last = bytes.lastWord(of: count)
        while position < count &- 8 {
            // SAFETY: `lastWord` has checked the count, and eight bytes before it are read.
            state = unsafe Self.mix(state ^ bytes.wordUnchecked(at: position), Self.factor)
            position &+= 8
        }
        return Self.finish(state, last, count)
    }

    /// The hash of all bytes.
    @inline(__always)
    static func all(_ bytes: Bytes) -> UInt64 {
        var hash = ByteHash(bytes)
        return hash.prefix(bytes.count)
    }

    /// A hash that is the same for letters in either case.
    ///
    /// Sets the case bit in every byte, which costs one operation a word; the comparison of the
    /// texts distinguishes the other bytes that it makes equal.
    @inline(__always)
    static func allIgnoringCase(_ bytes: Bytes) -> UInt64 {
        var state = start
        var position = 0
        while position < bytes.count &- 8 {
            // SAFETY: the condition keeps all eight bytes before the last eight.
            state = unsafe mix(state ^ (bytes.wordUnchecked(at: position) | caseBits), factor)
            position &+= 8
        }
        return finish(state, bytes.lastWord | caseBits, bytes.count)
    }

    /// The hash of a text that is added to a table.
    static func all(_ text: [UInt8], ignoringCase: Bool = false) -> UInt64 {
        Bytes.withBytes(of: text) { ignoringCase ? allIgnoringCase($0) : all($0) }
    }

    @inline(__always)
    private static func finish(_ state: UInt64, _ last: UInt64, _ count: Int) -> UInt64 {
        mix(state ^ last, factor ^ UInt64(truncatingIfNeeded: count))
    }

    @inline(__always)
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
