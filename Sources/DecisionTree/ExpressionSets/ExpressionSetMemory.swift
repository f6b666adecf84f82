/// One thread's memory for set automata.
struct ExpressionSetMemory: ~Copyable {
    private(set) var cache: StateCache
    private var work: WorkQueue

    /// Makes room for automata with up to so many steps; 0 for none.
    init(stepCapacity: Int) {
        cache = StateCache(stepCapacity: stepCapacity)
        work = WorkQueue(capacity: stepCapacity)
    }

    /// Begins a request: only now may states be forgotten.
    mutating func beginRequest() {
        if cache.isFull { cache.forget() }
        work.beginRequest()
    }

    /// Reads a text; returns the state at its end, or `nil` where that would take too much work.
    ///
    /// - Complexity: one look a byte where the states are known; see ``WorkQueue`` for the rest.
    mutating func read(_ text: Bytes, by automaton: borrowing ExpressionSet) -> StateCache.State? {
        var number = start(of: automaton)
        if number == StateCache.unknown { return nil }
        var state = cache.state(number)
        var position = 0
        while position < text.count {
            let byteClass = automaton.byteClass(text[position])
            number = cache.next(row: state.row, byteClass: byteClass)
            if number == StateCache.unknown {
                number = step(from: state, byteClass, of: automaton)
                if number == StateCache.unknown { return nil }
            }
            state = cache.state(number)
            if state.placeCount == 0 { return state }
            position += 1
        }
        return state
    }

    private mutating func start(of automaton: borrowing ExpressionSet) -> Int32 {
        let known = cache.start(of: automaton.number)
        if known != StateCache.unknown { return known }
        if work.budget <= 0 { return StateCache.unknown }
        work.beginState()
        var position = 0
        while position < automaton.starts.count {
            work.add(automaton.starts[position], of: automaton, isAtStart: true)
            position += 1
        }
        work.finishState(of: automaton, isAtStart: true)
        // The start is told from later states with the same steps: `^` holds only here.
        let made = cache.state(
            of: automaton.number << 1 | 1, places: work, classCount: automaton.classCount)
        if made != StateCache.unknown { cache.keepStart(made, of: automaton.number) }
        return made
    }

    private mutating func step(
        from state: StateCache.State, _ byteClass: Int, of automaton: borrowing ExpressionSet,
    ) -> Int32 {
        if work.budget <= 0 { return StateCache.unknown }
        work.beginState()
        var position = state.firstPlace
        while position < state.firstPlace + state.placeCount {
            let record = automaton.steps[Int(cache.place(position))]
            if record.kind == .take && automaton.contains(byteClass, inSet: record.set) {
                work.add(record.first, of: automaton, isAtStart: false)
            }
            position += 1
        }
        work.spend(Int(state.placeCount))
        work.finishState(of: automaton, isAtStart: false)
        let made = cache.state(
            of: automaton.number << 1, places: work, classCount: automaton.classCount)
        if made != StateCache.unknown { cache.keep(made, row: state.row, byteClass: byteClass) }
        return made
    }
}
