import RegularExpressions

/// One thread's memory for expression sets.
struct ExpressionSetMemory: ~Copyable {
    private(set) var cache: StateCache
    private var queue: WorkQueue

    /// Makes room for sets of up to this many instructions; 0 for none.
    init(instructionCapacity: Int) {
        cache = StateCache(instructionCapacity: instructionCapacity)
        queue = WorkQueue(capacity: instructionCapacity)
    }

    /// Begins a request; states may be discarded only here.
    mutating func beginRequest() {
        if cache.isFull { cache.forget() }
        queue.beginRequest()
    }

    /// Reads a text; returns the final state, or `nil` where that would take too much work.
    ///
    /// - Complexity: one lookup a byte where the states are cached; see ``WorkQueue`` for the rest.
    mutating func read(_ text: Bytes, by set: borrowing ExpressionSet) -> StateCache.State? {
        var number = start(of: set)
        if number == StateCache.unknown { return nil }
        var state = cache.state(number)
        var position = 0
        while position < text.count {
            let byteClass = set.byteClass(text[position])
            number = cache.next(row: state.row, byteClass: byteClass)
            if number == StateCache.unknown {
                number = run(state, on: byteClass, of: set)
                if number == StateCache.unknown { return nil }
            }
            state = cache.state(number)
            if state.instructionCount == 0 { return state }
            position += 1
        }
        return state
    }

    private mutating func start(of set: borrowing ExpressionSet) -> Int32 {
        let known = cache.start(of: set.number)
        if known != StateCache.unknown { return known }
        if queue.budget <= 0 { return StateCache.unknown }
        queue.beginState()
        var position = 0
        while position < set.starts.count {
            queue.add(set.starts[position], of: set, isAtStart: true)
            position += 1
        }
        queue.finishState(of: set, isAtStart: true)
        // The start state is distinct from later states with equal instructions: `^` holds only
        // here.
        let made = cache.state(
            of: set.number << 1 | 1, instructions: queue, classCount: set.classCount)
        if made != StateCache.unknown { cache.keepStart(made, of: set.number) }
        return made
    }

    private mutating func run(
        _ state: StateCache.State, on byteClass: Int, of set: borrowing ExpressionSet,
    ) -> Int32 {
        if queue.budget <= 0 { return StateCache.unknown }
        queue.beginState()
        var position = state.firstInstruction
        while position < state.firstInstruction + state.instructionCount {
            let instruction = set.instructions[Int(cache.instruction(position))]
            if case .byteSet = instruction.kind, set.contains(byteClass, inSet: instruction.set) {
                queue.add(instruction.first, of: set, isAtStart: false)
            }
            position += 1
        }
        queue.spend(Int(state.instructionCount))
        queue.finishState(of: set, isAtStart: false)
        let made = cache.state(
            of: set.number << 1, instructions: queue, classCount: set.classCount)
        if made != StateCache.unknown { cache.keep(made, row: state.row, byteClass: byteClass) }
        return made
    }
}
