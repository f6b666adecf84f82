/// The states and transitions of expression sets that one thread has computed.
///
/// All memory is allocated with the cache and never grows. When it is full, everything is discarded
/// at the next request; a request that needs too much new work is decided without the cache.
@safe
struct StateCache: ~Copyable {
    /// A state: the instructions that the expressions have reached, and the expressions that match
    /// if the text ends.
    struct State: BitwiseCopyable {
        var set: UInt64
        var hash: UInt64
        var firstInstruction: Int32
        var instructionCount: Int32
        var firstMatch: Int32
        var matchCount: Int32
        /// The row of its transitions.
        var row: Int32
    }

    static let unknown: Int32 = -1
    private static let startCapacity = 64

    // INVARIANT: the capacities of the memory below; `maximumStates` is a power of two.
    private let maximumStates: Int
    private let cellCapacity: Int
    private let instructionCapacity: Int
    private let matchCapacity: Int
    private let states: UnsafeMutablePointer<State>
    private let cells: UnsafeMutablePointer<Int32>
    private let instructions: UnsafeMutablePointer<Int32>
    private let matches: UnsafeMutablePointer<Int32>
    /// States by hash, open addressing, with twice as many slots as states.
    private let index: UnsafeMutablePointer<Int32>
    private let starts: UnsafeMutablePointer<(set: UInt64, state: Int32)>
    private(set) var stateCount = 0
    private var cellCount = 0
    private var instructionCount = 0
    private var matchCount = 0
    /// Whether something did not fit, so that everything must be discarded.
    private(set) var isFull = false

    /// Allocates the memory for sets of up to this many instructions: some 6 MB, 20 MB at most;
    /// hardly any for zero.
    init(instructionCapacity largest: Int) {
        let isNeeded = largest > 0
        maximumStates = isNeeded ? 8_192 : 1
        cellCapacity = isNeeded ? 1 << 19 : 1
        instructionCapacity = isNeeded ? min(max(1 << 19, 32 * largest), 1 << 22) : 1
        matchCapacity = isNeeded ? 1 << 16 : 1
        unsafe states = .allocate(capacity: maximumStates)
        unsafe cells = .allocate(capacity: cellCapacity)
        unsafe instructions = .allocate(capacity: instructionCapacity)
        unsafe matches = .allocate(capacity: matchCapacity)
        unsafe index = .allocate(capacity: 2 * maximumStates)
        unsafe starts = .allocate(capacity: Self.startCapacity)
        forget()
    }

    deinit {
        unsafe states.deallocate()
        unsafe cells.deallocate()
        unsafe instructions.deallocate()
        unsafe matches.deallocate()
        unsafe index.deallocate()
        unsafe starts.deallocate()
    }

    /// Discards everything.
    mutating func forget() {
        unsafe index.initialize(repeating: Self.unknown, count: 2 * maximumStates)
        unsafe starts.initialize(repeating: (0, Self.unknown), count: Self.startCapacity)
        stateCount = 0
        cellCount = 0
        instructionCount = 0
        matchCount = 0
        isFull = false
    }

    /// The state with a number.
    func state(_ number: Int32) -> State {
        precondition(number >= 0 && Int(number) < stateCount, "no such state")
        // SAFETY: the precondition keeps the number among the states that were added.
        return unsafe states[Int(number)]
    }

    /// An instruction of a state.
    func instruction(_ position: Int32) -> Int32 {
        precondition(position >= 0 && Int(position) < instructionCount, "no such instruction")
        return unsafe instructions[Int(position)]
    }

    /// An expression that matches if the text ends.
    func match(_ position: Int32) -> Int32 {
        precondition(position >= 0 && Int(position) < matchCount, "no such match")
        return unsafe matches[Int(position)]
    }

    /// The transition of a byte class from a row, or `unknown`.
    func next(row: Int32, byteClass: Int) -> Int32 {
        let cell = Int(row) + byteClass
        precondition(cell >= 0 && cell < cellCount, "no such transition")
        return unsafe cells[cell]
    }

    /// Stores the transition of a byte class.
    mutating func keep(_ state: Int32, row: Int32, byteClass: Int) {
        let cell = Int(row) + byteClass
        precondition(cell >= 0 && cell < cellCount, "no such transition")
        unsafe cells[cell] = state
    }

    /// The start state of a set, or `unknown`.
    func start(of set: UInt64) -> Int32 {
        let entry = unsafe starts[Int(set % UInt64(Self.startCapacity))]
        return entry.set == set ? entry.state : Self.unknown
    }

    /// Stores the start state of a set.
    mutating func keepStart(_ state: Int32, of set: UInt64) {
        unsafe starts[Int(set % UInt64(Self.startCapacity))] = (set, state)
    }
}

/// Adding states.
extension StateCache {
    /// Returns the state of a set with these instructions, added if it is new; `unknown` where
    /// there is no room.
    mutating func state(
        of set: UInt64, instructions list: borrowing WorkQueue, classCount: Int,
    ) -> Int32 {
        var hash = set &* 0x9E37_79B9_7F4A_7C15
        for position in 0..<list.instructionCount {
            hash =
                (hash ^ UInt64(UInt32(bitPattern: list.instruction(position)))) &* 0x100_0000_01B3
        }
        hash ^= hash >> 29
        var slot = Int(truncatingIfNeeded: hash) & (2 * maximumStates - 1)
        while true {
            let number = unsafe index[slot]
            if number == Self.unknown { break }
            if isState(number, set, hash, list) { return number }
            slot = (slot + 1) & (2 * maximumStates - 1)
        }
        guard stateCount < maximumStates, cellCount + classCount <= cellCapacity,
            instructionCount + list.instructionCount <= instructionCapacity,
            matchCount + list.matchCount <= matchCapacity
        else {
            isFull = true
            return Self.unknown
        }
        unsafe index[slot] = Int32(stateCount)
        return add(set, hash, list, classCount)
    }

    private func isState(
        _ number: Int32, _ set: UInt64, _ hash: UInt64, _ list: borrowing WorkQueue,
    ) -> Bool {
        let state = unsafe states[Int(number)]
        if state.hash != hash || state.set != set
            || Int(state.instructionCount) != list.instructionCount
        {
            return false
        }
        for position in 0..<list.instructionCount {
            // SAFETY: a state's instructions were added with it.
            let instruction = unsafe instructions[Int(state.firstInstruction) + position]
            if instruction != list.instruction(position) { return false }
        }
        return true
    }

    /// Adds a state, for which there is room.
    private mutating func add(
        _ set: UInt64, _ hash: UInt64, _ list: borrowing WorkQueue, _ classCount: Int,
    ) -> Int32 {
        let number = Int32(stateCount)
        let state = State(
            set: set, hash: hash, firstInstruction: Int32(instructionCount),
            instructionCount: Int32(list.instructionCount), firstMatch: Int32(matchCount),
            matchCount: Int32(list.matchCount), row: Int32(cellCount))
        // SAFETY: the caller has compared all four counts with the capacities.
        unsafe (states + stateCount).initialize(to: state)
        for position in 0..<list.instructionCount {
            unsafe (instructions + instructionCount + position).initialize(
                to: list.instruction(position))
        }
        for position in 0..<list.matchCount {
            unsafe (matches + matchCount + position).initialize(to: list.match(position))
        }
        for position in 0..<classCount {
            unsafe (cells + cellCount + position).initialize(to: Self.unknown)
        }
        stateCount += 1
        instructionCount += list.instructionCount
        matchCount += list.matchCount
        cellCount += classCount
        return number
    }
}
