import RegularExpressions
import Synchronization

/// One step of a set automaton, as ``NFAUnion`` has it.
///
/// A type of this module, since the proof that nothing allocates cannot look into others.
struct Instruction: BitwiseCopyable, Sendable {
    /// What a step does.
    enum Kind: UInt8, BitwiseCopyable, Sendable {
        case take
        case split
        case textStart
        case textEnd
        case match
    }

    let kind: Kind
    let set: UInt32
    let first: Int32
    let second: Int32

    init(_ step: NFAUnion.Step) {
        kind =
            switch step.kind {
            case .take: .take
            case .split: .split
            case .textStart: .textStart
            case .textEnd: .textEnd
            case .match: .match
            }
        set = step.set
        first = step.first
        second = step.second
    }
}

/// Many expressions that are matched against a text at once.
///
/// The question is which of a thousand expressions match a path. One by one costs a thousand
/// matches. The expressions' automata are simulated together and made deterministic as texts need
/// it: a state is the list of steps that all of them stand at, and where a byte leads to is worked
/// out once and kept in the thread's own memory (``StateCache``). Then a text costs one look a byte,
/// however many expressions there are. Source: Thompson 1968; RE2::Set does the same.
struct ExpressionSet: ~Copyable, Sendable {
    private static let lastNumber = Atomic<UInt64>(0)

    private let pinned = AddressOnlyMarker()
    /// Tells the automaton from all others, so that a cache may serve many.
    let number: UInt64
    let steps: FrozenTable<Instruction>
    let starts: FrozenTable<Int32>
    let classCount: Int
    private let classes: FrozenTable<UInt8>
    private let members: FrozenTable<UInt64>
    private let wordsPerSet: Int

    init(_ expressions: [RegularExpression]) {
        let union = NFAUnion(expressions)
        number = Self.lastNumber.add(1, ordering: .relaxed).newValue
        steps = FrozenTable(union.steps.map(Instruction.init))
        starts = FrozenTable(union.starts)
        classes = FrozenTable(union.classes)
        classCount = union.classCount
        members = FrozenTable(union.members)
        wordsPerSet = union.wordsPerSet
    }

    /// The class of a byte.
    func byteClass(_ byte: UInt8) -> Int { Int(classes[Int(byte)]) }

    /// Whether the bytes of a class are in a set.
    func contains(_ byteClass: Int, inSet set: UInt32) -> Bool {
        let word = members[Int(set) * wordsPerSet + byteClass / 64]
        return word >> UInt64(byteClass % 64) & 1 == 1
    }

    /// The size in memory.
    var byteCount: Int {
        steps.byteCount + starts.byteCount + classes.byteCount + members.byteCount
    }
}
