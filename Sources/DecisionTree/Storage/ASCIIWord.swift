/// Letters of ASCII, eight bytes at a time.
enum ASCIIWord {
    /// The bytes of a word with `A` to `Z` made small, all others as they are.
    static func lowercased(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        // The high bit of each byte says whether it is at least `A`, and beyond `Z`.
        let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let beyondZ = low &+ 0x2525_2525_2525_2525
        let isUpper = (fromA ^ beyondZ) & ~word & 0x8080_8080_8080_8080
        return word | isUpper >> 2
    }
}
