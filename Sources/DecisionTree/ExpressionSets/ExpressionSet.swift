import RegularExpressions
import Synchronization

/// Many expressions that are matched against a text together.
///
/// The question is which of a thousand expressions match a path; tried in turn, they cost a
/// thousand matches. The expressions' programs are simulated together and made deterministic on
/// demand: a state is the list of instructions that they have reached, and each transition is
/// computed once and cached in the thread's own memory (``StateCache``). Then a text costs one
/// lookup a byte, however many expressions there are. Source: Thompson 1968; RE2::Set does the
/// same.
struct ExpressionSet: ~Copyable, Sendable {
    private static let lastNumber = Atomic<UInt64>(0)

    private let pinned = AddressOnlyMarker()
    /// Distinguishes the set from all others, so that one cache may serve many.
    let number: UInt64
    let instructions: FrozenTable<NFAUnion.Instruction>
    let starts: FrozenTable<Int32>
    let classCount: Int
    private let byteClasses: FrozenTable<UInt8>
    private let members: FrozenTable<UInt64>
    private let wordsPerSet: Int

    init(_ expressions: [RegularExpression]) {
        let union = NFAUnion(expressions)
        number = Self.lastNumber.add(1, ordering: .relaxed).newValue
        instructions = FrozenTable(union.instructions)
        starts = FrozenTable(union.starts)
        byteClasses = FrozenTable(union.byteClasses)
        classCount = union.classCount
        members = FrozenTable(union.members)
        wordsPerSet = union.wordsPerSet
    }

    /// The class of a byte.
    func byteClass(_ byte: UInt8) -> Int { Int(byteClasses[Int(byte)]) }

    /// Whether the bytes of a class are in a byte set.
    func contains(_ byteClass: Int, inSet set: UInt32) -> Bool {
        let word = members[Int(set) * wordsPerSet + byteClass / 64]
        return word >> UInt64(byteClass % 64) & 1 == 1
    }

    /// The size in memory.
    var byteCount: Int {
        instructions.byteCount + starts.byteCount + byteClasses.byteCount + members.byteCount
    }
}
