/// The memory in which one step of a set automaton is worked out.
@safe
struct WorkQueue: ~Copyable {
    private let pinned = AddressOnlyMarker()
    private let capacity: Int
    /// The stamp with which each step was seen last.
    private let seen: UnsafeMutablePointer<UInt32>
    private let stack: UnsafeMutablePointer<Int32>
    private let places: UnsafeMutablePointer<Int32>
    private let matches: UnsafeMutablePointer<Int32>
    private var stamp: UInt32 = 0
    private(set) var placeCount = 0
    private(set) var matchCount = 0
    /// How many steps may still be visited for this request.
    private(set) var budget = 0

    /// Steps that a request may visit before its expressions are asked one by one.
    private static let stepsPerRequest = 1 << 15

    /// Makes room for automata with up to so many steps.
    init(capacity: Int) {
        self.capacity = capacity
        unsafe seen = .allocate(capacity: max(1, capacity))
        unsafe stack = .allocate(capacity: 2 * capacity + 2)
        unsafe places = .allocate(capacity: max(1, capacity))
        unsafe matches = .allocate(capacity: max(1, capacity))
        unsafe seen.initialize(repeating: 0, count: max(1, capacity))
    }

    deinit {
        unsafe seen.deallocate()
        unsafe stack.deallocate()
        unsafe places.deallocate()
        unsafe matches.deallocate()
    }

    /// Begins a request.
    mutating func beginRequest() { budget = Self.stepsPerRequest }

    /// Counts steps that were looked at.
    mutating func spend(_ count: Int) { budget -= count }

    /// Begins a state.
    mutating func beginState() {
        placeCount = 0
        matchCount = 0
        // Two stamps a state: one for what follows as it is, one for what follows the text's end.
        if stamp >= .max - 2 {
            unsafe seen.initialize(repeating: 0, count: max(1, capacity))
            stamp = 0
        }
        stamp += 2
    }

    /// A step that the state stands at.
    func place(_ position: Int) -> Int32 {
        precondition(position >= 0 && position < placeCount, "no such place")
        return unsafe places[position]
    }

    /// An expression that matches if the text ends.
    func match(_ position: Int) -> Int32 {
        precondition(position >= 0 && position < matchCount, "no such match")
        return unsafe matches[position]
    }

    /// Adds a step and all that follows from it without a byte.
    mutating func add(_ step: Int32, of automaton: borrowing ExpressionSet, isAtStart: Bool) {
        var count = 0
        push(step, &count)
        while count > 0 {
            let number = pop(&count)
            if see(number, stamp) { continue }
            let record = automaton.steps[Int(number)]
            switch record.kind {
            case .take, .textEnd: addPlace(number)
            case .match:
                // A place too: states that match differently are not the same.
                addPlace(number)
                addMatch(record.first)
            case .split:
                push(record.second, &count)
                push(record.first, &count)
            case .textStart: if isAtStart { push(record.first, &count) }
            }
        }
    }

    /// Adds what matches behind the steps that wait for the text's end.
    mutating func finishState(of automaton: borrowing ExpressionSet, isAtStart: Bool) {
        var position = 0
        while position < placeCount {
            let record = automaton.steps[Int(place(position))]
            if record.kind == .textEnd {
                addEnd(record.first, of: automaton, isAtStart: isAtStart)
            }
            position += 1
        }
    }

    private mutating func addEnd(
        _ step: Int32, of automaton: borrowing ExpressionSet, isAtStart: Bool,
    ) {
        var count = 0
        push(step, &count)
        while count > 0 {
            let number = pop(&count)
            let wasSeen = isSeen(number, stamp)
            if see(number, stamp + 1) { continue }
            let record = automaton.steps[Int(number)]
            switch record.kind {
            case .take: break
            case .match: if !wasSeen { addMatch(record.first) }
            case .split:
                push(record.second, &count)
                push(record.first, &count)
            case .textEnd: push(record.first, &count)
            case .textStart: if isAtStart { push(record.first, &count) }
            }
        }
    }

    private func isSeen(_ step: Int32, _ stamp: UInt32) -> Bool {
        precondition(step >= 0 && Int(step) < capacity, "no such step")
        return unsafe seen[Int(step)] == stamp
    }

    /// Marks a step; returns whether it was marked already.
    private mutating func see(_ step: Int32, _ stamp: UInt32) -> Bool {
        if isSeen(step, stamp) { return true }
        budget -= 1
        unsafe seen[Int(step)] = stamp
        return false
    }

    private mutating func push(_ step: Int32, _ count: inout Int) {
        precondition(count < 2 * capacity + 2, "the stack is full")
        unsafe stack[count] = step
        count += 1
    }

    private func pop(_ count: inout Int) -> Int32 {
        count -= 1
        // SAFETY: `count` steps were pushed.
        return unsafe stack[count]
    }

    private mutating func addPlace(_ step: Int32) {
        precondition(placeCount < capacity, "too many places")
        unsafe (places + placeCount).initialize(to: step)
        placeCount += 1
    }

    private mutating func addMatch(_ expression: Int32) {
        precondition(matchCount < capacity, "too many matches")
        unsafe (matches + matchCount).initialize(to: expression)
        matchCount += 1
    }
}
