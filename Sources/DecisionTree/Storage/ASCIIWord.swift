/// Bytes of ASCII, eight at a time.
enum ASCIIWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Whether a `:` or a `]` is among the bytes.
    @inline(__always)
    static func hasColonOrBracket(_ word: UInt64) -> Bool {
        // Subtracting one from a zero byte sets its high bit, which was clear.
        let colon = word ^ 0x3A3A_3A3A_3A3A_3A3A
        let bracket = word ^ 0x5D5D_5D5D_5D5D_5D5D
        let noughts = (colon &- ones) & ~colon | (bracket &- ones) & ~bracket
        return noughts & 0x8080_8080_8080_8080 != 0
    }

    /// The bytes of a word with `A` to `Z` lowercased.
    static func lowercased(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        // The high bit of each byte says whether it is at least `A`, and whether it is beyond `Z`.
        let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let beyondZ = low &+ 0x2525_2525_2525_2525
        let isUpper = (fromA ^ beyondZ) & ~word & 0x8080_8080_8080_8080
        return word | isUpper >> 2
    }
}
