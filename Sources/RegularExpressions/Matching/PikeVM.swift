/// Finds the leftmost match with its groups, preferring what Perl would prefer, in time linear in
/// the subject for each instruction.
///
/// Source: Pike's simulation, one thread a place, threads in order of preference.
struct PikeVM {
    private struct Thread {
        let place: Int
        let slots: [Int]
    }

    private let automaton: NFA
    private let slotCount: Int
    private var seen: [Bool]

    init(_ automaton: NFA, captureCount: Int) {
        self.automaton = automaton
        slotCount = 2 * (captureCount + 1)
        seen = Array(repeating: false, count: automaton.instructions.count)
    }

    /// Returns the slots (start and end of the match and of each group, -1 where unset) of the
    /// first match at or behind `start`, or `nil`.
    mutating func firstMatch(in subject: [UInt8], from start: Int) -> [Int]? {
        var threads: [Thread] = []
        var best: [Int]?
        for position in start...subject.count {
            let surroundings = EmptyWidthContext(
                before: .init(position > 0 ? subject[position - 1] : nil),
                after: .init(position < subject.count ? subject[position] : nil))
            var ready: [Thread] = []
            for thread in threads { add(thread, surroundings, position, to: &ready) }
            if best == nil {
                var slots = Array(repeating: -1, count: slotCount)
                slots[0] = position
                add(
                    Thread(place: automaton.start, slots: slots), surroundings, position,
                    to: &ready)
            }
            for thread in ready { seen[thread.place] = false }
            threads = advance(
                ready, over: position < subject.count ? subject[position] : nil,
                at: position, &best)
            if threads.isEmpty && best != nil { break }
        }
        return best
    }

    /// Takes a byte with every thread; a match ends all threads of lower preference.
    private func advance(
        _ ready: [Thread], over byte: UInt8?, at position: Int, _ best: inout [Int]?,
    ) -> [Thread] {
        var threads: [Thread] = []
        for thread in ready {
            switch automaton.instructions[thread.place] {
            case .match:
                best = thread.slots
                best?[1] = position
                return threads
            case .take(let set, let next):
                if let byte, automaton.sets[set].contains(byte) {
                    threads.append(Thread(place: next, slots: thread.slots))
                }
            default: continue
            }
        }
        return threads
    }

    /// Adds all places that a thread reaches without taking a byte, in order of preference.
    private mutating func add(
        _ thread: Thread, _ surroundings: EmptyWidthContext, _ position: Int,
        to ready: inout [Thread],
    ) {
        var work = [thread]
        while let thread = work.popLast() {
            if seen[thread.place] { continue }
            seen[thread.place] = true
            ready.append(thread)
            switch automaton.instructions[thread.place] {
            case .take, .match: break
            case .split(let first, let second):
                work.append(Thread(place: second, slots: thread.slots))
                work.append(Thread(place: first, slots: thread.slots))
            case .save(let slot, let next):
                var slots = thread.slots
                slots[slot] = position
                work.append(Thread(place: next, slots: slots))
            case .assert(let assertion, let next):
                if surroundings.satisfies(assertion) {
                    work.append(Thread(place: next, slots: thread.slots))
                }
            }
        }
    }
}
