/// Decides whether a whole subject matches, in time linear in the subject.
///
/// A DFA built lazily from the NFA: a state is the set of reached instructions, and every
/// transition is computed once and cached. A full cache is cleared, so memory is bounded; a
/// transition never costs more than the program's length. Source: Thompson 1968; RE2 for the
/// bounded cache.
struct LazyDFA {
    /// The instructions reached before a byte, and the preceding neighbor.
    private struct State: Hashable {
        let instructions: [Int32]
        let before: UInt8
    }

    /// The maximum number of cached states.
    private static let maximumStates = 2_000
    private static let unknown: Int32 = -1

    private let nfa: NFA
    private let byteClasses: [UInt8]
    private let classCount: Int
    private var numbers: [State: Int32] = [:]
    private var states: [State] = []
    /// The transitions, one row a state; the last column is for the subject's end: 1 is a match.
    private var transitions: [Int32] = []
    private var seen: [Bool]
    private var stack: [Int32] = []

    init(_ nfa: NFA) {
        self.nfa = nfa
        (byteClasses, classCount) = nfa.byteClasses
        seen = Array(repeating: false, count: nfa.instructions.count)
    }

    /// Returns whether the whole subject matches.
    mutating func matches(_ subject: [UInt8]) -> Bool {
        var state = number(State(instructions: [Int32(nfa.start)], before: 0))
        for byte in subject {
            let column = Int(byteClasses[Int(byte)])
            let cell = Int(state) * (classCount + 1) + column
            if transitions[cell] != Self.unknown {
                state = transitions[cell]
            } else {
                state = run(state, on: byte, cell)
            }
            if states[Int(state)].instructions.isEmpty { return false }
        }
        return isMatch(atEndOf: state)
    }

    private mutating func number(_ state: State) -> Int32 {
        if let known = numbers[state] { return known }
        let number = Int32(states.count)
        numbers[state] = number
        states.append(state)
        transitions += Array(repeating: Self.unknown, count: classCount + 1)
        return number
    }

    private mutating func run(_ state: Int32, on byte: UInt8, _ cell: Int) -> Int32 {
        let source = states[Int(state)]
        let context = EmptyWidthContext(
            before: neighbor(source.before), after: EmptyWidthContext.Neighbor(byte))
        var instructions: Set<Int32> = []
        for instruction in closure(source.instructions, context) {
            if case .byteSet(let set, let next) = nfa.instructions[Int(instruction)],
                nfa.sets[set].contains(byte)
            {
                instructions.insert(Int32(next))
            }
        }
        let before = nfa.hasEmptyWidthAssertions ? EmptyWidthContext.Neighbor(byte) : .other
        let target = State(instructions: instructions.sorted(), before: before.rawValue)
        if states.count >= Self.maximumStates && numbers[target] == nil {
            numbers.removeAll(keepingCapacity: true)
            states.removeAll(keepingCapacity: true)
            transitions.removeAll(keepingCapacity: true)
            return number(target)
        }
        let result = number(target)
        transitions[cell] = result
        return result
    }

    private mutating func isMatch(atEndOf state: Int32) -> Bool {
        let cell = Int(state) * (classCount + 1) + classCount
        if transitions[cell] != Self.unknown { return transitions[cell] == 1 }
        let source = states[Int(state)]
        let context = EmptyWidthContext(before: neighbor(source.before), after: .none)
        let isMatch = closure(source.instructions, context).contains { instruction in
            if case .match = nfa.instructions[Int(instruction)] { true } else { false }
        }
        transitions[cell] = isMatch ? 1 : 0
        return isMatch
    }

    private func neighbor(_ raw: UInt8) -> EmptyWidthContext.Neighbor {
        EmptyWidthContext.Neighbor(rawValue: raw) ?? .other
    }

    /// All instructions reached without consuming a byte.
    private mutating func closure(
        _ start: [Int32], _ context: EmptyWidthContext,
    ) -> [Int32] {
        var reached: [Int32] = []
        stack.removeAll(keepingCapacity: true)
        stack += start
        while let instruction = stack.popLast() {
            if seen[Int(instruction)] { continue }
            seen[Int(instruction)] = true
            reached.append(instruction)
            switch nfa.instructions[Int(instruction)] {
            case .byteSet, .match: break
            case .alternative(let first, let second): stack += [Int32(second), Int32(first)]
            case .capture(_, let next): stack.append(Int32(next))
            case .emptyWidth(let assertion, let next):
                if context.satisfies(assertion) { stack.append(Int32(next)) }
            }
        }
        for instruction in reached { seen[Int(instruction)] = false }
        return reached
    }
}
