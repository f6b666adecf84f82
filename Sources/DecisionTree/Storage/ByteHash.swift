/// A hash of bytes whose prefixes can be hashed on the way.
///
/// Eight bytes a step, each step a full multiplication folded to half, and the last eight bytes at
/// the end, whether they overlap or not (the idea of wyhash). The steps in front are shared with
/// longer prefixes, so that asking for the hashes of several prefixes costs little more than one
/// pass over the longest.
struct ByteHash {
    private static let start: UInt64 = 0x2D35_8DCC_AA6C_78A5
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    private let bytes: Bytes
    private var state = ByteHash.start
    private var position = 0

    /// Begins at the first byte.
    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// The hash of the first `count` bytes; each call must ask for at least as many as the last.
    mutating func prefix(_ count: Int) -> UInt64 {
        while position + 8 < count {
            state = Self.mix(state ^ bytes.word(at: position), Self.factor)
            position += 8
        }
        return Self.finish(state, bytes.lastWord(of: count), count)
    }

    /// The hash of all bytes.
    static func all(_ bytes: Bytes) -> UInt64 {
        var hash = ByteHash(bytes)
        return hash.prefix(bytes.count)
    }

    /// The hash of the bytes with `A` to `Z` made small.
    static func allLowercased(_ bytes: Bytes) -> UInt64 {
        var state = start
        var position = 0
        while position + 8 < bytes.count {
            state = mix(state ^ ASCIIWord.lowercased(bytes.word(at: position)), factor)
            position += 8
        }
        return finish(state, ASCIIWord.lowercased(bytes.lastWord(of: bytes.count)), bytes.count)
    }

    /// The hash of a text on its way into a table; letters of texts that are looked up without case
    /// must be small.
    static func all(_ text: [UInt8]) -> UInt64 {
        unsafe text.withUnsafeBufferPointer { buffer in
            // SAFETY: the text lives for the call.
            unsafe all(Bytes(start: buffer.baseAddress, count: buffer.count))
        }
    }

    private static func finish(_ state: UInt64, _ last: UInt64, _ count: Int) -> UInt64 {
        mix(state ^ last, factor ^ UInt64(truncatingIfNeeded: count))
    }

    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
