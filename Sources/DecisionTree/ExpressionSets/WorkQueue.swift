import RegularExpressions

/// The memory in which a transition of an expression set is computed.
@safe
struct WorkQueue: ~Copyable {
    private let pinned = AddressOnlyMarker()
    private let capacity: Int
    /// The stamp of the last visit of each instruction.
    private let seen: UnsafeMutablePointer<UInt32>
    private let stack: UnsafeMutablePointer<Int32>
    private let instructions: UnsafeMutablePointer<Int32>
    private let matches: UnsafeMutablePointer<Int32>
    private var stamp: UInt32 = 0
    private(set) var instructionCount = 0
    private(set) var matchCount = 0
    /// How many instructions may still be visited for this request.
    private(set) var budget = 0

    /// Instructions that a request may visit before its expressions are evaluated one by one.
    private static let instructionsPerRequest = 1 << 15

    /// Makes room for sets of up to this many instructions.
    init(capacity: Int) {
        self.capacity = capacity
        unsafe seen = .allocate(capacity: max(1, capacity))
        unsafe stack = .allocate(capacity: 2 * capacity + 2)
        unsafe instructions = .allocate(capacity: max(1, capacity))
        unsafe matches = .allocate(capacity: max(1, capacity))
        unsafe seen.initialize(repeating: 0, count: max(1, capacity))
    }

    deinit {
        unsafe seen.deallocate()
        unsafe stack.deallocate()
        unsafe instructions.deallocate()
        unsafe matches.deallocate()
    }

    /// Begins a request.
    mutating func beginRequest() { budget = Self.instructionsPerRequest }

    /// Counts visited instructions.
    mutating func spend(_ count: Int) { budget -= count }

    /// Begins a state.
    mutating func beginState() {
        instructionCount = 0
        matchCount = 0
        // Two stamps a state: one for what follows directly, one for what follows the text's end.
        if stamp >= .max - 2 {
            unsafe seen.initialize(repeating: 0, count: max(1, capacity))
            stamp = 0
        }
        stamp += 2
    }

    /// An instruction of the state.
    func instruction(_ position: Int) -> Int32 {
        precondition(position >= 0 && position < instructionCount, "no such instruction")
        return unsafe instructions[position]
    }

    /// An expression that matches if the text ends.
    func match(_ position: Int) -> Int32 {
        precondition(position >= 0 && position < matchCount, "no such match")
        return unsafe matches[position]
    }

    /// Adds an instruction and all that follow from it without a byte.
    mutating func add(_ instruction: Int32, of set: borrowing ExpressionSet, isAtStart: Bool) {
        var count = 0
        push(instruction, &count)
        while count > 0 {
            let number = pop(&count)
            if see(number, stamp) { continue }
            let record = set.instructions[Int(number)]
            switch record.kind {
            case .byteSet, .endText: addInstruction(number)
            case .match:
                // Also an instruction of the state: states that match differently are distinct.
                addInstruction(number)
                addMatch(record.first)
            case .alternative:
                push(record.second, &count)
                push(record.first, &count)
            case .beginText: if isAtStart { push(record.first, &count) }
            }
        }
    }

    /// Adds the matches of the instructions that wait for the text's end.
    mutating func finishState(of set: borrowing ExpressionSet, isAtStart: Bool) {
        var position = 0
        while position < instructionCount {
            let record = set.instructions[Int(instruction(position))]
            if case .endText = record.kind {
                addEnd(record.first, of: set, isAtStart: isAtStart)
            }
            position += 1
        }
    }

    private mutating func addEnd(
        _ instruction: Int32, of set: borrowing ExpressionSet, isAtStart: Bool,
    ) {
        var count = 0
        push(instruction, &count)
        while count > 0 {
            let number = pop(&count)
            let wasSeen = isSeen(number, stamp)
            if see(number, stamp + 1) { continue }
            let record = set.instructions[Int(number)]
            switch record.kind {
            case .byteSet: break
            case .match: if !wasSeen { addMatch(record.first) }
            case .alternative:
                push(record.second, &count)
                push(record.first, &count)
            case .endText: push(record.first, &count)
            case .beginText: if isAtStart { push(record.first, &count) }
            }
        }
    }

    private func isSeen(_ instruction: Int32, _ stamp: UInt32) -> Bool {
        precondition(instruction >= 0 && Int(instruction) < capacity, "no such instruction")
        return unsafe seen[Int(instruction)] == stamp
    }

    /// Marks an instruction; returns whether it was marked already.
    private mutating func see(_ instruction: Int32, _ stamp: UInt32) -> Bool {
        if isSeen(instruction, stamp) { return true }
        budget -= 1
        unsafe seen[Int(instruction)] = stamp
        return false
    }

    private mutating func push(_ instruction: Int32, _ count: inout Int) {
        precondition(count < 2 * capacity + 2, "the stack is full")
        unsafe stack[count] = instruction
        count += 1
    }

    private func pop(_ count: inout Int) -> Int32 {
        count -= 1
        // SAFETY: `count` instructions were pushed.
        return unsafe stack[count]
    }

    private mutating func addInstruction(_ instruction: Int32) {
        precondition(instructionCount < capacity, "too many instructions")
        unsafe (instructions + instructionCount).initialize(to: instruction)
        instructionCount += 1
    }

    private mutating func addMatch(_ expression: Int32) {
        precondition(matchCount < capacity, "too many matches")
        unsafe (matches + matchCount).initialize(to: expression)
        matchCount += 1
    }
}
