/// A request's bytes, and the memory that one thread decides with.
///
/// Make one for each thread with ``DecisionTree/makeScratch()`` and use it again and again: name
/// the parts of a request with ``begin(method:scheme:authority:target:)`` and
/// ``addHeader(name:value:)``, then ask ``DecisionTree/decide(_:random:)``. Nothing is copied, so
/// the parts must stay where they are until the decision is made and carried out. The size depends
/// on the trees that it is used with, and on nothing that a request can say.
@safe
public struct MatchScratch: ~Copyable {
    /// More header lines than this, the Host included, are refused by Envoy
    /// (docs/semantics/envoy.md 11.1).
    static let maximumHeaders = 99
    private static let maximumValues = 256
    private static let arenaCapacity = 1 << 15

    /// What a tree needs.
    struct Needs: BitwiseCopyable, Sendable {
        /// Fields that rules ask about.
        var slots = 0
        /// Expressions.
        var expressions = 0
        /// Steps of the largest set automaton.
        var steps = 0

        /// Whether no part of `other` is larger.
        func cover(_ other: Needs) -> Bool {
            slots >= other.slots && expressions >= other.expressions && steps >= other.steps
        }

        /// The larger of both, part by part.
        func union(_ other: Needs) -> Needs {
            Needs(
                slots: max(slots, other.slots),
                expressions: max(expressions, other.expressions), steps: max(steps, other.steps))
        }
    }

    private let pinned = AddressOnlyMarker()
    private(set) var needs: Needs
    /// The first value of each field, as its position; -1 for none.
    private var firsts: UnsafeMutablePointer<Int32>
    private let values: UnsafeMutablePointer<FieldValue>
    private var valueCount = 0
    /// The request in which each expression was asked last, doubled, plus its answer.
    private var answers: UnsafeMutablePointer<UInt64>
    private var requestNumber: UInt64 = 0
    private let headers: UnsafeMutablePointer<HeaderBytes>
    /// How many headers were named, also those that there is no room for.
    private(set) var headerCount = 0
    let expressionMemory = ExpressionMemory()
    var sets: ExpressionSetMemory
    /// Texts that are made of the request's.
    var arena = ByteArena(capacity: MatchScratch.arenaCapacity)
    private(set) var method = Bytes.none
    private(set) var scheme = Bytes.none
    private(set) var authority = Bytes.none
    private(set) var target = Bytes.none
    /// Whether the Host is a domain of the virtual host, byte for byte.
    var isHostDomain = false
    /// The target after the decision has cleaned it; as sent before, and where it is refused.
    var cleanTarget = Bytes.none
    /// The length of the cleaned path in front of the query.
    var cleanPathLength = 0
    /// The Host, or what stands for it in a target that has one of its own.
    var cleanAuthority = Bytes.none
    /// The scheme of such a target; otherwise none.
    var cleanScheme = Bytes.none
    /// Cleaned parts of a request that was decided the plain way.
    var plainParts = FallbackRequest()

    /// A value of a field, and the position of the next one of the same field.
    private struct FieldValue {
        var bytes: Bytes
        var slot: Int32
        var next: Int32
    }

    /// A header as it was named.
    struct HeaderBytes {
        var name: Bytes
        var value: Bytes
    }

    /// Makes the memory for a tree.
    init(_ needs: Needs) {
        self.needs = needs
        unsafe firsts = .allocate(capacity: max(1, needs.slots))
        unsafe values = .allocate(capacity: Self.maximumValues)
        unsafe answers = .allocate(capacity: max(1, needs.expressions))
        unsafe headers = .allocate(capacity: Self.maximumHeaders)
        unsafe firsts.initialize(repeating: -1, count: max(1, needs.slots))
        unsafe answers.initialize(repeating: 0, count: max(1, needs.expressions))
        sets = ExpressionSetMemory(stepCapacity: needs.steps)
    }

    deinit {
        unsafe firsts.deallocate()
        unsafe values.deallocate()
        unsafe answers.deallocate()
        unsafe headers.deallocate()
    }

    /// Makes room for a larger tree; what was named of a request stays.
    @inline(never)
    mutating func grow(to wanted: Needs) {
        let old = needs
        needs = needs.union(wanted)
        valueCount = 0
        // SAFETY: the old memory is given back once, and the new is as large as `needs` says.
        unsafe firsts.deallocate()
        unsafe answers.deallocate()
        unsafe firsts = .allocate(capacity: max(1, needs.slots))
        unsafe answers = .allocate(capacity: max(1, needs.expressions))
        unsafe firsts.initialize(repeating: -1, count: max(1, needs.slots))
        unsafe answers.initialize(repeating: 0, count: max(1, needs.expressions))
        if needs.steps > old.steps { sets = ExpressionSetMemory(stepCapacity: needs.steps) }
    }

    /// Begins a request: method, scheme of the connection, Host as sent, and target with query.
    ///
    /// What an HTTP parser refuses must not come here: a Host that is missing, control characters,
    /// names that are no tokens, blanks around values, a body of contradicting lengths.
    public mutating func begin(
        method: Span<UInt8>, scheme: Span<UInt8>, authority: Span<UInt8>, target: Span<UInt8>,
    ) {
        self.method = Bytes(method)
        self.scheme = Bytes(scheme)
        self.authority = Bytes(authority)
        self.target = Bytes(target)
        cleanAuthority = self.authority
        cleanScheme = .none
        cleanTarget = self.target
        cleanPathLength = self.target.count
        headerCount = 0
    }

    /// Names a header of the request, in any case.
    public mutating func addHeader(name: Span<UInt8>, value: Span<UInt8>) {
        if headerCount < Self.maximumHeaders {
            let header = HeaderBytes(name: Bytes(name), value: Bytes(value))
            // SAFETY: the condition keeps the place inside the allocation.
            unsafe (headers + headerCount).initialize(to: header)
        }
        headerCount += 1
    }

    /// The header at a position.
    @inline(__always)
    func header(_ index: Int) -> HeaderBytes {
        precondition(index >= 0 && index < headerCount, "no such header")
        return unsafe headers[index]
    }
}

/// The values of fields, and what expressions answered.
extension MatchScratch {
    /// Forgets the values and answers of the last decision.
    @inline(__always)
    mutating func forget() {
        var index = 0
        while index < valueCount {
            unsafe firsts[Int(values[index].slot)] = -1
            index &+= 1
        }
        valueCount = 0
        requestNumber &+= 1
        arena.reset()
        if needs.steps > 0 { sets.beginRequest() }
    }

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

    /// Puts another value in the place of one.
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

    /// What an expression answered for this request, or `nil` if it was not asked yet.
    func answer(_ expression: Int) -> Bool? {
        precondition(expression >= 0 && expression < needs.expressions, "no such expression")
        let answer = unsafe answers[expression]
        return answer >> 1 == requestNumber ? answer & 1 == 1 : nil
    }

    /// Keeps what an expression answered.
    mutating func keep(_ answer: Bool, of expression: Int) {
        precondition(expression >= 0 && expression < needs.expressions, "no such expression")
        unsafe answers[expression] = requestNumber << 1 | (answer ? 1 : 0)
    }
}
