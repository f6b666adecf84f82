import RegularExpressions

/// The memory in which one thread decides and renders effects.
///
/// Make one for each thread with ``DecisionTree/makeScratch()`` and reuse it; a `RuleReader` has
/// its own. The size depends on the trees that it is used with, never on a request.
@safe
public struct DecisionScratch: ~Copyable {
    // INVARIANT: initialized by `init`, never moved, so that effects can point to it.
    let memory: UnsafeMutablePointer<ScratchMemory>

    init(_ needs: ScratchMemory.Needs) {
        unsafe memory = .allocate(capacity: 1)
        unsafe memory.initialize(to: ScratchMemory(needs))
    }

    deinit {
        unsafe memory.deinitialize(count: 1)
        unsafe memory.deallocate()
    }
}

/// The state of the request that is being decided, and the memory that the search needs.
@safe
struct ScratchMemory: ~Copyable {
    /// Envoy refuses more header lines, the Host included (docs/semantics/envoy.md 11.1).
    static let maximumHeaders = 99
    private static let maximumValues = 256
    private static let arenaCapacity = 1 << 15

    /// What a tree needs.
    struct Needs: BitwiseCopyable, Sendable {
        /// Fields that rules have conditions on.
        var slots = 0
        /// Expressions.
        var expressions = 0
        /// Instructions of the largest expression set.
        var instructions = 0

        /// Whether no part of `other` is larger.
        func cover(_ other: Needs) -> Bool {
            slots >= other.slots && expressions >= other.expressions
                && instructions >= other.instructions
        }

        /// The larger of both, part by part.
        func union(_ other: Needs) -> Needs {
            Needs(
                slots: max(slots, other.slots),
                expressions: max(expressions, other.expressions),
                instructions: max(instructions, other.instructions))
        }
    }

    private let pinned = AddressOnlyMarker()
    private(set) var needs: Needs
    /// The tree that decided last, for which there is room; 0 before the first.
    var lastTree: UInt64 = 0
    /// The first value of each field, as its position; -1 for none.
    private var firsts: UnsafeMutablePointer<Int32>
    private let values: UnsafeMutablePointer<FieldValue>
    private var valueCount = 0
    /// The request in which each expression was evaluated last, doubled, plus the result.
    private var outcomes: UnsafeMutablePointer<UInt64>
    private var requestNumber: UInt64 = 0
    let expressionMemory = MatchMemory(groupCount: 0)
    let replacing = MatchMemory(groupCount: Rewrite.maximumGroup)
    var sets: ExpressionSetMemory
    /// Texts that are generated from the request's.
    var arena = ByteArena(capacity: ScratchMemory.arenaCapacity)
    /// The request, while its view lives.
    var request = RequestBytes.none
    /// Whether the Host is a domain of the virtual host, byte for byte.
    var isHostDomain = false
    /// The target after normalization; as sent before, and where it is refused.
    var normalizedTarget = Bytes.none
    /// The length of the normalized path, which the query follows.
    var normalizedPathLength = 0
    /// Whether the request was decided on the slow path, so that the next two are set.
    var isFallback = false
    /// The Host, or the authority of a target in absolute form.
    var fallbackAuthority = Bytes.none
    /// The scheme of such a target; otherwise none.
    var fallbackScheme = Bytes.none
    /// Normalized parts of a request that was decided on the slow path.
    var fallback = FallbackRequest()

    /// A value of a field, and the position of the next one of the same field.
    private struct FieldValue {
        var bytes: Bytes
        var slot: Int32
        var next: Int32
    }

    /// Makes the memory for a tree.
    init(_ needs: Needs) {
        self.needs = needs
        unsafe firsts = .allocate(capacity: max(1, needs.slots))
        unsafe values = .allocate(capacity: Self.maximumValues)
        unsafe outcomes = .allocate(capacity: max(1, needs.expressions))
        unsafe firsts.initialize(repeating: -1, count: max(1, needs.slots))
        unsafe outcomes.initialize(repeating: 0, count: max(1, needs.expressions))
        sets = ExpressionSetMemory(instructionCapacity: needs.instructions)
    }

    deinit {
        unsafe firsts.deallocate()
        unsafe values.deallocate()
        unsafe outcomes.deallocate()
    }

    /// Makes room for a larger tree.
    @inline(never)
    mutating func grow(to wanted: Needs) {
        let old = needs
        needs = needs.union(wanted)
        valueCount = 0
        // SAFETY: the old memory is freed once, and the new is as large as `needs` says.
        unsafe firsts.deallocate()
        unsafe outcomes.deallocate()
        unsafe firsts = .allocate(capacity: max(1, needs.slots))
        unsafe outcomes = .allocate(capacity: max(1, needs.expressions))
        unsafe firsts.initialize(repeating: -1, count: max(1, needs.slots))
        unsafe outcomes.initialize(repeating: 0, count: max(1, needs.expressions))
        if needs.instructions > old.instructions {
            sets = ExpressionSetMemory(instructionCapacity: needs.instructions)
        }
    }

    /// Begins the request that was set, and discards the values and results of the last one.
    @inline(__always)
    mutating func begin() {
        isFallback = false
        var index = 0
        while index < valueCount {
            unsafe firsts[Int(values[index].slot)] = -1
            index &+= 1
        }
        valueCount = 0
        requestNumber &+= 1
        arena.reset()
        if needs.instructions > 0 { sets.beginRequest() }
    }
}

/// The request as received.
extension ScratchMemory {
    var method: Bytes { request.method }
    var scheme: Bytes { request.scheme }
    var authority: Bytes { request.authority }
    var target: Bytes { request.target }
    var headers: HeaderLines { request.headers }

    /// The Host, or the authority of a target in absolute form.
    var effectiveAuthority: Bytes { isFallback ? fallbackAuthority : request.authority }
    /// The scheme of a target in absolute form; otherwise none.
    var targetScheme: Bytes { isFallback ? fallbackScheme : .none }
}

/// The values of fields, and the results of expressions.
extension ScratchMemory {
    /// Adds a value of a field; returns whether there was room.
    @inline(__always)
    mutating func add(_ value: Bytes, to slot: Int) -> Bool {
        precondition(slot >= 0 && slot < needs.slots, "no such field")
        if valueCount == Self.maximumValues { return false }
        // SAFETY: slot and count are checked above.
        unsafe (values + valueCount).initialize(
            to: FieldValue(
                bytes: value, slot: Int32(truncatingIfNeeded: slot), next: firsts[slot]))
        unsafe firsts[slot] = Int32(truncatingIfNeeded: valueCount)
        valueCount &+= 1
        return true
    }

    /// Replaces a value.
    mutating func replaceValue(at index: Int, with value: Bytes) {
        precondition(index >= 0 && index < valueCount, "no such value")
        unsafe values[index].bytes = value
    }

    /// The position of a field's first value, -1 for none.
    @inline(__always)
    func firstValue(of slot: Int) -> Int {
        precondition(slot >= 0 && slot < needs.slots, "no such field")
        return unsafe Int(firsts[slot])
    }

    /// The position of the next value of the same field, -1 for none.
    @inline(__always)
    func nextValue(after index: Int) -> Int {
        precondition(index >= 0 && index < valueCount, "no such value")
        return unsafe Int(values[index].next)
    }

    /// The value at a position.
    @inline(__always)
    func value(at index: Int) -> Bytes {
        precondition(index >= 0 && index < valueCount, "no such value")
        return unsafe values[index].bytes
    }

    /// The result of an expression for this request, or `nil` if it was not evaluated yet.
    func answer(_ expression: Int) -> Bool? {
        precondition(expression >= 0 && expression < needs.expressions, "no such expression")
        let answer = unsafe outcomes[expression]
        return answer >> 1 == requestNumber ? answer & 1 == 1 : nil
    }

    /// Stores the result of an expression.
    mutating func keep(_ answer: Bool, of expression: Int) {
        precondition(expression >= 0 && expression < needs.expressions, "no such expression")
        unsafe outcomes[expression] = requestNumber << 1 | (answer ? 1 : 0)
    }
}
