/// What one thread has worked out of set automata: states, and where bytes lead from them.
///
/// All memory is taken when the cache is made and never grows. When it is full everything is
/// forgotten at the next request; a request that needs too much new work is answered without.
@safe
struct StateCache: ~Copyable {
    /// A state: the steps that the expressions stand at, and those that match if the text ends.
    struct State: BitwiseCopyable {
        var automaton: UInt64
        var hash: UInt64
        var firstPlace: Int32
        var placeCount: Int32
        var firstMatch: Int32
        var matchCount: Int32
        /// Where its transitions begin.
        var row: Int32
    }

    static let unknown: Int32 = -1
    private static let startCapacity = 64

    // INVARIANT: the capacities of the memory below; `maximumStates` is a power of two.
    private let maximumStates: Int
    private let cellCapacity: Int
    private let placeCapacity: Int
    private let matchCapacity: Int
    private let states: UnsafeMutablePointer<State>
    private let cells: UnsafeMutablePointer<Int32>
    private let places: UnsafeMutablePointer<Int32>
    private let matches: UnsafeMutablePointer<Int32>
    /// States by hash, open addressing, twice as many as there can be.
    private let index: UnsafeMutablePointer<Int32>
    private let starts: UnsafeMutablePointer<(automaton: UInt64, state: Int32)>
    private(set) var stateCount = 0
    private var cellCount = 0
    private var placeCount = 0
    private var matchCount = 0
    /// Whether something had no room, so that all must be forgotten.
    private(set) var isFull = false

    /// Takes the memory for automata with up to so many steps: some 6 MB, 20 MB at most; hardly any
    /// where there are none.
    init(stepCapacity: Int) {
        let isNeeded = stepCapacity > 0
        maximumStates = isNeeded ? 8_192 : 1
        cellCapacity = isNeeded ? 1 << 19 : 1
        placeCapacity = isNeeded ? min(max(1 << 19, 32 * stepCapacity), 1 << 22) : 1
        matchCapacity = isNeeded ? 1 << 16 : 1
        unsafe states = .allocate(capacity: maximumStates)
        unsafe cells = .allocate(capacity: cellCapacity)
        unsafe places = .allocate(capacity: placeCapacity)
        unsafe matches = .allocate(capacity: matchCapacity)
        unsafe index = .allocate(capacity: 2 * maximumStates)
        unsafe starts = .allocate(capacity: Self.startCapacity)
        forget()
    }

    deinit {
        unsafe states.deallocate()
        unsafe cells.deallocate()
        unsafe places.deallocate()
        unsafe matches.deallocate()
        unsafe index.deallocate()
        unsafe starts.deallocate()
    }

    /// Forgets everything.
    mutating func forget() {
        unsafe index.initialize(repeating: Self.unknown, count: 2 * maximumStates)
        unsafe starts.initialize(repeating: (0, Self.unknown), count: Self.startCapacity)
        stateCount = 0
        cellCount = 0
        placeCount = 0
        matchCount = 0
        isFull = false
    }

    /// The state at a number.
    func state(_ number: Int32) -> State {
        precondition(number >= 0 && Int(number) < stateCount, "no such state")
        // SAFETY: the precondition keeps the number among the states that were added.
        return unsafe states[Int(number)]
    }

    /// A step that a state stands at.
    func place(_ position: Int32) -> Int32 {
        precondition(position >= 0 && Int(position) < placeCount, "no such place")
        return unsafe places[Int(position)]
    }

    /// An expression that matches if the text ends.
    func match(_ position: Int32) -> Int32 {
        precondition(position >= 0 && Int(position) < matchCount, "no such match")
        return unsafe matches[Int(position)]
    }

    /// Where a class of bytes leads from a row, or `unknown`.
    func next(row: Int32, byteClass: Int) -> Int32 {
        let cell = Int(row) + byteClass
        precondition(cell >= 0 && cell < cellCount, "no such transition")
        return unsafe cells[cell]
    }

    /// Keeps where a class of bytes leads.
    mutating func keep(_ state: Int32, row: Int32, byteClass: Int) {
        let cell = Int(row) + byteClass
        precondition(cell >= 0 && cell < cellCount, "no such transition")
        unsafe cells[cell] = state
    }

    /// The start of an automaton, or `unknown`.
    func start(of automaton: UInt64) -> Int32 {
        let entry = unsafe starts[Int(automaton % UInt64(Self.startCapacity))]
        return entry.automaton == automaton ? entry.state : Self.unknown
    }

    /// Keeps the start of an automaton.
    mutating func keepStart(_ state: Int32, of automaton: UInt64) {
        unsafe starts[Int(automaton % UInt64(Self.startCapacity))] = (automaton, state)
    }
}

/// Adding states.
extension StateCache {
    /// Returns the state of an automaton that stands at these steps, added if it is new;
    /// `unknown` where there is no room.
    mutating func state(
        of automaton: UInt64, places list: borrowing WorkQueue, classCount: Int,
    ) -> Int32 {
        var hash = automaton &* 0x9E37_79B9_7F4A_7C15
        for position in 0..<list.placeCount {
            hash = (hash ^ UInt64(UInt32(bitPattern: list.place(position)))) &* 0x100_0000_01B3
        }
        hash ^= hash >> 29
        var slot = Int(truncatingIfNeeded: hash) & (2 * maximumStates - 1)
        while true {
            let number = unsafe index[slot]
            if number == Self.unknown { break }
            if isState(number, automaton, hash, list) { return number }
            slot = (slot + 1) & (2 * maximumStates - 1)
        }
        guard stateCount < maximumStates, cellCount + classCount <= cellCapacity,
            placeCount + list.placeCount <= placeCapacity,
            matchCount + list.matchCount <= matchCapacity
        else {
            isFull = true
            return Self.unknown
        }
        unsafe index[slot] = Int32(stateCount)
        return add(automaton, hash, list, classCount)
    }

    private func isState(
        _ number: Int32, _ automaton: UInt64, _ hash: UInt64, _ list: borrowing WorkQueue,
    ) -> Bool {
        let state = unsafe states[Int(number)]
        if state.hash != hash || state.automaton != automaton
            || Int(state.placeCount) != list.placeCount
        {
            return false
        }
        for position in 0..<list.placeCount {
            // SAFETY: a state's places were added with it.
            let place = unsafe places[Int(state.firstPlace) + position]
            if place != list.place(position) { return false }
        }
        return true
    }

    /// Adds a state, for which there is room.
    private mutating func add(
        _ automaton: UInt64, _ hash: UInt64, _ list: borrowing WorkQueue, _ classCount: Int,
    ) -> Int32 {
        let number = Int32(stateCount)
        let state = State(
            automaton: automaton, hash: hash, firstPlace: Int32(placeCount),
            placeCount: Int32(list.placeCount), firstMatch: Int32(matchCount),
            matchCount: Int32(list.matchCount), row: Int32(cellCount))
        // SAFETY: the caller has compared all four counts with the capacities.
        unsafe (states + stateCount).initialize(to: state)
        for position in 0..<list.placeCount {
            unsafe (places + placeCount + position).initialize(to: list.place(position))
        }
        for position in 0..<list.matchCount {
            unsafe (matches + matchCount + position).initialize(to: list.match(position))
        }
        for position in 0..<classCount {
            unsafe (cells + cellCount + position).initialize(to: Self.unknown)
        }
        stateCount += 1
        placeCount += list.placeCount
        matchCount += list.matchCount
        cellCount += classCount
        return number
    }
}
