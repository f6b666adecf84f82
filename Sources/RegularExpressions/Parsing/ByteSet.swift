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
        let word =
            switch byte >> 6 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return word >> UInt64(byte & 63) & 1 == 1
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

    /// The set with both cases of every ASCII letter in it; in Latin-1 mode RE2 folds no others.
    var folded: ByteSet {
        var result = self
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            if contains(letter) || contains(letter & ~0x20) {
                result.insert(letter)
                result.insert(letter & ~0x20)
            }
        }
        return result
    }

    /// The bytes as ranges, in order.
    var ranges: [ClosedRange<UInt8>] {
        var ranges: [ClosedRange<UInt8>] = []
        var start: UInt8?
        for byte in UInt8.min...UInt8.max {
            if contains(byte) {
                if start == nil { start = byte }
            } else if let first = start {
                ranges.append(first...(byte - 1))
                start = nil
            }
        }
        if let start { ranges.append(start...255) }
        return ranges
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
