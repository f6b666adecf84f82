/// A hash of bytes whose prefixes can be hashed on the way.
///
/// Eight bytes a step, each step a full multiplication folded to half (the idea of wyhash). The
/// state in front of a prefix's last bytes is shared with longer prefixes, so that asking for the
/// hashes of several prefixes costs little more than one pass over the longest.
struct ByteHash {
    private static let start: UInt64 = 0x2D35_8DCC_AA6C_78A5
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    private let bytes: Bytes
    private var state = ByteHash.start
    private var position = 0
    private let ignoresCase: Bool

    /// Begins at the first byte; with `ignoresCase` letters of both cases give the same hash.
    init(_ bytes: Bytes, ignoresCase: Bool = false) {
        self.bytes = bytes
        self.ignoresCase = ignoresCase
    }

    /// The hash of the first `count` bytes; each call must ask for at least as many as the last.
    mutating func prefix(_ count: Int) -> UInt64 {
        while position + 8 <= count {
            state = Self.mix(state ^ word(8), Self.factor)
            position += 8
        }
        return Self.mix(
            state ^ word(count - position), Self.factor ^ UInt64(truncatingIfNeeded: count))
    }

    private func word(_ wanted: Int) -> UInt64 {
        let word = bytes.word(at: position, wanted: wanted)
        return ignoresCase ? ASCIIWord.lowercased(word) : word
    }

    /// The hash of all bytes.
    static func all(_ bytes: Bytes, ignoresCase: Bool = false) -> UInt64 {
        var hash = ByteHash(bytes, ignoresCase: ignoresCase)
        return hash.prefix(bytes.count)
    }

    /// The hash of a text on its way into a table; letters of texts that are looked up without case
    /// must be small.
    static func all(_ text: [UInt8]) -> UInt64 {
        unsafe text.withUnsafeBufferPointer { buffer in
            // SAFETY: the text lives for the call.
            unsafe all(Bytes(start: buffer.baseAddress, count: buffer.count))
        }
    }

    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
