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
    /// Bits that every byte gets: 0x20 makes letters of both cases alike.
    private let fold: UInt64

    /// Begins at the first byte; with `ignoresCase` letters of both cases give the same hash.
    init(_ bytes: Bytes, ignoresCase: Bool = false) {
        self.bytes = bytes
        fold = ignoresCase ? 0x2020_2020_2020_2020 : 0
    }

    /// The hash of the first `count` bytes; each call must ask for at least as many as the last.
    mutating func prefix(_ count: Int) -> UInt64 {
        while position + 8 <= count {
            state = Self.mix(state ^ (bytes.word(at: position, wanted: 8) | fold), Self.factor)
            position += 8
        }
        let rest = count - position
        var last = bytes.word(at: position, wanted: rest)
        if fold != 0 && rest > 0 { last |= fold >> UInt64((8 - rest) * 8) }
        return Self.mix(state ^ last, Self.factor ^ UInt64(truncatingIfNeeded: count))
    }

    /// The hash of all bytes.
    static func all(_ bytes: Bytes, ignoresCase: Bool = false) -> UInt64 {
        var hash = ByteHash(bytes, ignoresCase: ignoresCase)
        return hash.prefix(bytes.count)
    }

    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
