/// Decides whether a whole subject matches, in time linear in the subject.
///
/// The nondeterministic automaton made deterministic step by step: a state is the set of places
/// where the program may stand, and every transition is worked out once and kept. When too many
/// states are kept all are forgotten, so memory is bounded; a step never costs more than the
/// program's length. Source: Thompson 1968; the bounded cache as RE2 has it.
struct LazyDFA {
    /// Places where the program may stand before a byte, and what stood in front.
    private struct State: Hashable {
        let places: [Int32]
        let before: UInt8
    }

    /// How many states are kept at a time.
    private static let maximumStates = 2_000
    private static let unknown: Int32 = -1

    private let automaton: NFA
    private let classes: [UInt8]
    private let classCount: Int
    private var numbers: [State: Int32] = [:]
    private var states: [State] = []
    /// Transitions of all states, a row a state; the last column is the subject's end: 1 for a match.
    private var transitions: [Int32] = []
    private var seen: [Bool]
    private var work: [Int32] = []

    init(_ automaton: NFA) {
        self.automaton = automaton
        (classes, classCount) = automaton.byteClasses
        seen = Array(repeating: false, count: automaton.instructions.count)
    }

    /// Returns whether the whole subject matches.
    mutating func matches(_ subject: [UInt8]) -> Bool {
        var state = number(State(places: [Int32(automaton.start)], before: 0))
        for byte in subject {
            let column = Int(classes[Int(byte)])
            let cell = Int(state) * (classCount + 1) + column
            if transitions[cell] != Self.unknown {
                state = transitions[cell]
            } else {
                state = step(from: state, byte, cell)
            }
            if states[Int(state)].places.isEmpty { return false }
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

    private mutating func step(from state: Int32, _ byte: UInt8, _ cell: Int) -> Int32 {
        let source = states[Int(state)]
        let surroundings = EmptyWidthContext(
            before: neighbour(source.before), after: EmptyWidthContext.Neighbour(byte))
        var places: Set<Int32> = []
        for place in closure(source.places, surroundings) {
            if case .take(let set, let next) = automaton.instructions[Int(place)],
                automaton.sets[set].contains(byte)
            {
                places.insert(Int32(next))
            }
        }
        let before = automaton.hasEmptyWidthAssertions ? EmptyWidthContext.Neighbour(byte) : .other
        let target = State(places: places.sorted(), before: before.rawValue)
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
        let surroundings = EmptyWidthContext(before: neighbour(source.before), after: .none)
        let isMatch = closure(source.places, surroundings).contains { place in
            if case .match = automaton.instructions[Int(place)] { true } else { false }
        }
        transitions[cell] = isMatch ? 1 : 0
        return isMatch
    }

    private func neighbour(_ raw: UInt8) -> EmptyWidthContext.Neighbour {
        EmptyWidthContext.Neighbour(rawValue: raw) ?? .other
    }

    /// All places that are reached without taking a byte.
    private mutating func closure(
        _ places: [Int32], _ surroundings: EmptyWidthContext,
    ) -> [Int32] {
        var reached: [Int32] = []
        work.removeAll(keepingCapacity: true)
        work += places
        while let place = work.popLast() {
            if seen[Int(place)] { continue }
            seen[Int(place)] = true
            reached.append(place)
            switch automaton.instructions[Int(place)] {
            case .take, .match: break
            case .split(let first, let second): work += [Int32(second), Int32(first)]
            case .save(_, let next): work.append(Int32(next))
            case .assert(let assertion, let next):
                if surroundings.satisfies(assertion) { work.append(Int32(next)) }
            }
        }
        for place in reached { seen[Int(place)] = false }
        return reached
    }
}
