/// The programs of several expressions in flat lists, so that one pass over a text matches them
/// all.
///
/// Bytes are grouped into classes: every expression treats the bytes of a class alike.
package struct NFAUnion: Sendable {
    /// One instruction; `first` and `second` are indices of other instructions.
    package struct Instruction: BitwiseCopyable, Sendable {
        /// What an instruction does.
        package enum Kind: UInt8, BitwiseCopyable, Sendable {
            /// Consumes a byte whose class is in set number `set`, then continues at `first`.
            case byteSet
            /// Continues at both `first` and `second`.
            case alternative
            /// Continues at `first` at the start of the text.
            case beginText
            /// Continues at `first` at the end of the text.
            case endText
            /// Expression number `first` has matched.
            case match
        }

        package var kind: Kind
        package var set: UInt32 = 0
        package var first: Int32
        package var second: Int32 = 0
    }

    package private(set) var instructions: [Instruction] = []
    /// Where each expression's program begins.
    package private(set) var starts: [Int32] = []
    /// The class of each of the 256 bytes.
    package private(set) var byteClasses = [UInt8](repeating: 0, count: 256)
    /// The number of classes, 256 at most.
    package private(set) var classCount = 1
    /// A bit for each class, `wordsPerSet` words for each set.
    package private(set) var members: [UInt64] = []
    /// The number of words in a set.
    package let wordsPerSet = 4

    /// Combines expressions without empty-width assertions.
    ///
    /// - Complexity: linear in the expressions' programs.
    package init(_ expressions: [RegularExpression]) {
        var sets: [ByteSet] = []
        var numbers: [ByteSet: UInt32] = [:]
        for (index, expression) in expressions.enumerated() {
            append(expression.nfa, number: index) { set in
                if let known = numbers[set] { return known }
                sets.append(set)
                numbers[set] = UInt32(sets.count - 1)
                return UInt32(sets.count - 1)
            }
        }
        for set in sets where classCount < 256 { divideClasses(by: set) }
        members = sets.flatMap(words)
    }

    private mutating func append(
        _ nfa: NFA, number: Int, _ numberOfSet: (ByteSet) -> UInt32,
    ) {
        let base = Int32(instructions.count)
        starts.append(base + Int32(nfa.start))
        for instruction in nfa.instructions {
            let copy: Instruction =
                switch instruction {
                case .byteSet(let set, let next):
                    Instruction(
                        kind: .byteSet, set: numberOfSet(nfa.sets[set]),
                        first: base + Int32(next))
                case .alternative(let first, let second):
                    Instruction(
                        kind: .alternative, first: base + Int32(first), second: base + Int32(second)
                    )
                case .emptyWidth(.beginText, let next):
                    Instruction(kind: .beginText, first: base + Int32(next))
                case .emptyWidth(_, let next):
                    Instruction(kind: .endText, first: base + Int32(next))
                // Both branches lead to the same instruction: captures are not needed here.
                case .capture(_, let next):
                    Instruction(
                        kind: .alternative, first: base + Int32(next), second: base + Int32(next))
                case .match: Instruction(kind: .match, first: Int32(number))
                }
            instructions.append(copy)
        }
    }

    /// Splits each class that is only partly in the set.
    private mutating func divideClasses(by set: ByteSet) {
        var inside = [Int](repeating: 0, count: classCount)
        var all = inside
        for byte in 0..<256 {
            all[Int(byteClasses[byte])] += 1
            if set.contains(UInt8(byte)) { inside[Int(byteClasses[byte])] += 1 }
        }
        var moved: [Int: UInt8] = [:]
        for number in 0..<classCount where inside[number] > 0 && inside[number] < all[number] {
            moved[number] = UInt8(classCount)
            classCount += 1
        }
        if moved.isEmpty { return }
        for byte in 0..<256 where set.contains(UInt8(byte)) {
            if let number = moved[Int(byteClasses[byte])] { byteClasses[byte] = number }
        }
    }

    private func words(of set: ByteSet) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: wordsPerSet)
        for byte in 0..<256 where set.contains(UInt8(byte)) {
            words[Int(byteClasses[byte]) / 64] |= 1 << UInt64(byteClasses[byte] % 64)
        }
        return words
    }
}
