/// Finds the leftmost match and its groups with Perl's preferences, in time linear in the
/// subject for each instruction.
///
/// Source: Pike's simulation, one thread per instruction, in order of preference.
struct PikeVM {
    private struct Thread {
        let instruction: Int
        let slots: [Int]
    }

    private let nfa: NFA
    private let slotCount: Int
    private var seen: [Bool]

    init(_ nfa: NFA, captureCount: Int) {
        self.nfa = nfa
        slotCount = 2 * (captureCount + 1)
        seen = Array(repeating: false, count: nfa.instructions.count)
    }

    /// Returns the slots (start and end of the match and of each group, -1 where unset) of the
    /// first match at or after `start`, or `nil`.
    mutating func firstMatch(in subject: [UInt8], from start: Int) -> [Int]? {
        var threads: [Thread] = []
        var best: [Int]?
        for position in start...subject.count {
            let context = EmptyWidthContext(
                before: .init(position > 0 ? subject[position - 1] : nil),
                after: .init(position < subject.count ? subject[position] : nil))
            var ready: [Thread] = []
            for thread in threads { add(thread, context, position, to: &ready) }
            if best == nil {
                var slots = Array(repeating: -1, count: slotCount)
                slots[0] = position
                add(
                    Thread(instruction: nfa.start, slots: slots), context, position,
                    to: &ready)
            }
            for thread in ready { seen[thread.instruction] = false }
            threads = advance(
                ready, over: position < subject.count ? subject[position] : nil,
                at: position, &best)
            if threads.isEmpty && best != nil { break }
        }
        return best
    }

    /// Advances every thread by a byte; a match ends all threads of lower preference.
    private func advance(
        _ ready: [Thread], over byte: UInt8?, at position: Int, _ best: inout [Int]?,
    ) -> [Thread] {
        var threads: [Thread] = []
        for thread in ready {
            switch nfa.instructions[thread.instruction] {
            case .match:
                best = thread.slots
                best?[1] = position
                return threads
            case .byteSet(let set, let next):
                if let byte, nfa.sets[set].contains(byte) {
                    threads.append(Thread(instruction: next, slots: thread.slots))
                }
            default: continue
            }
        }
        return threads
    }

    /// Adds all instructions that a thread reaches without consuming a byte, in preference order.
    private mutating func add(
        _ thread: Thread, _ context: EmptyWidthContext, _ position: Int,
        to ready: inout [Thread],
    ) {
        var stack = [thread]
        while let thread = stack.popLast() {
            if seen[thread.instruction] { continue }
            seen[thread.instruction] = true
            ready.append(thread)
            switch nfa.instructions[thread.instruction] {
            case .byteSet, .match: break
            case .alternative(let first, let second):
                stack.append(Thread(instruction: second, slots: thread.slots))
                stack.append(Thread(instruction: first, slots: thread.slots))
            case .capture(let slot, let next):
                var slots = thread.slots
                slots[slot] = position
                stack.append(Thread(instruction: next, slots: slots))
            case .emptyWidth(let assertion, let next):
                if context.satisfies(assertion) {
                    stack.append(Thread(instruction: next, slots: thread.slots))
                }
            }
        }
    }
}
