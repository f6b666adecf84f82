/// A set of bytes.
struct ByteSet: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    init(_ range: ClosedRange<UInt8>) {
        insert(range)
    }

    init(_ ranges: [ClosedRange<UInt8>]) {
        for range in ranges { insert(range) }
    }

    static let all = ByteSet(0...255)

    func contains(_ byte: UInt8) -> Bool {
        word(Int(byte >> 6)) >> UInt64(byte & 63) & 1 == 1
    }

    mutating func insert(_ range: ClosedRange<UInt8>) {
        for byte in range { insert(byte) }
    }

    mutating func insert(_ byte: UInt8) {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    mutating func formUnion(_ other: ByteSet) {
        words.0 |= other.words.0
        words.1 |= other.words.1
        words.2 |= other.words.2
        words.3 |= other.words.3
    }

    /// The bytes that are not in the set.
    var inverted: ByteSet {
        var result = ByteSet()
        result.words = (~words.0, ~words.1, ~words.2, ~words.3)
        return result
    }

    /// The set with both cases of every ASCII letter; in Latin-1 mode RE2 folds no others.
    var folded: ByteSet {
        // Letters are in the second word: uppercase from bit 1 on, lowercase 32 bits higher.
        let letters: UInt64 = 0x07FF_FFFE
        let either = (words.1 | words.1 >> 32) & letters
        var result = self
        result.words.1 |= either | either << 32
        return result
    }

    /// Removes the uppercase letters.
    mutating func removeCapitals() {
        words.1 &= ~0x07FF_FFFE
    }

    /// The only byte of the set, or `nil` if the set does not have exactly one.
    var onlyByte: UInt8? {
        let first = firstByte(from: 0, isMember: true)
        let isOnly = first < 256 && firstByte(from: first + 1, isMember: true) == 256
        return isOnly ? UInt8(first) : nil
    }

    /// The bytes as ranges, in order.
    var ranges: [ClosedRange<UInt8>] {
        var ranges: [ClosedRange<UInt8>] = []
        var start = firstByte(from: 0, isMember: true)
        while start < 256 {
            let end = firstByte(from: start, isMember: false)
            ranges.append(UInt8(start)...UInt8(end - 1))
            start = firstByte(from: end, isMember: true)
        }
        return ranges
    }

    /// The first byte from `start` on whose membership is `isMember`; 256 if there is none.
    private func firstByte(from start: Int, isMember: Bool) -> Int {
        var index = start
        while index < 256 {
            let word = word(index >> 6)
            let rest = (isMember ? word : ~word) >> UInt64(index & 63)
            if rest != 0 { return index + rest.trailingZeroBitCount }
            index = (index | 63) + 1
        }
        return 256
    }

    private func word(_ index: Int) -> UInt64 {
        switch index {
        case 0: words.0
        case 1: words.1
        case 2: words.2
        default: words.3
        }
    }

    static func == (left: ByteSet, right: ByteSet) -> Bool {
        left.words == right.words
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}
