/// The automata of several expressions side by side, in flat lists, so that one pass over a text
/// answers all of them.
///
/// Bytes are numbered by classes: equal numbers mean equal treatment by every expression.
package struct NFAUnion: Sendable {
    /// One step of a program; `first` and `second` are positions of steps.
    package struct Step: BitwiseCopyable, Sendable {
        /// What a step does.
        package enum Kind: UInt8, BitwiseCopyable, Sendable {
            /// Takes a byte whose class is in the set of this number, then goes on at `first`.
            case take
            /// Goes on both ways.
            case split
            /// Goes on at `first` if nothing was taken yet.
            case textStart
            /// Goes on at `first` if nothing follows.
            case textEnd
            /// The expression of number `first` has matched.
            case match
        }

        package var kind: Kind
        package var set: UInt32 = 0
        package var first: Int32
        package var second: Int32 = 0
    }

    package private(set) var steps: [Step] = []
    /// Where each expression's program begins.
    package private(set) var starts: [Int32] = []
    /// The class of each of the 256 bytes.
    package private(set) var classes = [UInt8](repeating: 0, count: 256)
    /// How many classes there are, 256 at most.
    package private(set) var classCount = 1
    /// A bit for each class, `wordsPerSet` words for each set.
    package private(set) var members: [UInt64] = []
    /// How many words a set takes.
    package let wordsPerSet = 4

    /// Puts expressions together, none of which looks around.
    ///
    /// - Complexity: linear in the expressions' programs.
    package init(_ expressions: [RegularExpression]) {
        var sets: [ByteSet] = []
        var numbers: [ByteSet: UInt32] = [:]
        for (index, expression) in expressions.enumerated() {
            append(expression.automaton, number: index) { set in
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
        _ automaton: NFA, number: Int, _ numberOfSet: (ByteSet) -> UInt32,
    ) {
        let base = Int32(steps.count)
        starts.append(base + Int32(automaton.start))
        for instruction in automaton.instructions {
            let step =
                switch instruction {
                case .take(let set, let next):
                    Step(
                        kind: .take, set: numberOfSet(automaton.sets[set]),
                        first: base + Int32(next))
                case .split(let first, let second):
                    Step(kind: .split, first: base + Int32(first), second: base + Int32(second))
                case .assert(.textStart, let next):
                    Step(kind: .textStart, first: base + Int32(next))
                case .assert(_, let next): Step(kind: .textEnd, first: base + Int32(next))
                // Both ways lead to the same step: captures are of no interest here.
                case .save(_, let next):
                    Step(kind: .split, first: base + Int32(next), second: base + Int32(next))
                case .match: Step(kind: .match, first: Int32(number))
                }
            steps.append(step)
        }
    }

    /// Gives the bytes of a set other numbers than the bytes of the same class outside it.
    private mutating func divideClasses(by set: ByteSet) {
        var inside = [Int](repeating: 0, count: classCount)
        var all = inside
        for byte in 0..<256 {
            all[Int(classes[byte])] += 1
            if set.contains(UInt8(byte)) { inside[Int(classes[byte])] += 1 }
        }
        var moved: [Int: UInt8] = [:]
        for number in 0..<classCount where inside[number] > 0 && inside[number] < all[number] {
            moved[number] = UInt8(classCount)
            classCount += 1
        }
        if moved.isEmpty { return }
        for byte in 0..<256 where set.contains(UInt8(byte)) {
            if let number = moved[Int(classes[byte])] { classes[byte] = number }
        }
    }

    private func words(of set: ByteSet) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: wordsPerSet)
        for byte in 0..<256 where set.contains(UInt8(byte)) {
            words[Int(classes[byte]) / 64] |= 1 << UInt64(classes[byte] % 64)
        }
        return words
    }
}
