/// A request's bytes, and the memory that one thread decides with.
///
/// Make one for each thread with ``DecisionTree/makeScratch()`` and use it again and again: name
/// the parts of a request with ``begin(method:scheme:authority:target:)`` and
/// ``addHeader(name:value:)``, then ask ``DecisionTree/decide(_:random:)``. Nothing is copied, so
/// the parts must stay where they are until the decision is made. The size depends on the tree, and
/// on nothing that a request can say.
@safe
public struct MatchScratch: ~Copyable {
    /// More header lines than this are refused by Envoy (envoy-semantics 11.1).
    static let maximumHeaders = 100
    private static let maximumValues = 256
    private static let loweredCapacity = 8_192

    private let slotCount: Int
    /// The first value of each field, as its position; -1 for none.
    private let firsts: UnsafeMutablePointer<Int32>
    private let values: UnsafeMutablePointer<FieldValue>
    private var valueCount = 0
    /// The request in which each expression was asked last, doubled, plus its answer.
    private let answers: UnsafeMutablePointer<UInt64>
    private let expressionCount: Int
    private var requestNumber: UInt64 = 0
    private let lowered: UnsafeMutablePointer<UInt8>
    private let headers: UnsafeMutablePointer<HeaderBytes>
    /// How many headers were named, also those that there is no room for.
    private(set) var headerCount = 0
    let expressionMemory = ExpressionMemory()
    private(set) var method = Bytes.none
    private(set) var scheme = Bytes.none
    private(set) var authority = Bytes.none
    private(set) var target = Bytes.none

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
    init(slotCount: Int, expressionCount: Int) {
        self.slotCount = slotCount
        self.expressionCount = expressionCount
        unsafe firsts = .allocate(capacity: slotCount)
        unsafe values = .allocate(capacity: Self.maximumValues)
        unsafe answers = .allocate(capacity: max(1, expressionCount))
        unsafe lowered = .allocate(capacity: Self.loweredCapacity)
        unsafe headers = .allocate(capacity: Self.maximumHeaders)
        unsafe firsts.initialize(repeating: -1, count: slotCount)
        unsafe answers.initialize(repeating: 0, count: max(1, expressionCount))
        unsafe lowered.initialize(repeating: 0, count: Self.loweredCapacity)
    }

    deinit {
        unsafe firsts.deallocate()
        unsafe values.deallocate()
        unsafe answers.deallocate()
        unsafe lowered.deallocate()
        unsafe headers.deallocate()
    }

    /// Begins a request: method, scheme of the connection, Host as sent, and target with query.
    ///
    /// What an HTTP parser refuses must not come here: a Host that is missing, control characters,
    /// names that are no tokens, blanks around values.
    public mutating func begin(
        method: Span<UInt8>, scheme: Span<UInt8>, authority: Span<UInt8>, target: Span<UInt8>,
    ) {
        forget()
        self.method = Bytes(method)
        self.scheme = Bytes(scheme)
        self.authority = Bytes(authority)
        self.target = Bytes(target)
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
    func header(_ index: Int) -> HeaderBytes {
        precondition(index >= 0 && index < min(headerCount, Self.maximumHeaders), "no such header")
        return unsafe headers[index]
    }

    /// Forgets the values and answers of the last request.
    mutating func forget() {
        for index in 0..<valueCount { unsafe firsts[Int(values[index].slot)] = -1 }
        valueCount = 0
        requestNumber += 1
    }

    /// Adds a value of a field; returns whether there was room.
    mutating func add(_ value: Bytes, to slot: Int) -> Bool {
        precondition(slot >= 0 && slot < slotCount, "no such field")
        if valueCount == Self.maximumValues { return false }
        // SAFETY: slot and count are checked above.
        unsafe (values + valueCount).initialize(
            to: FieldValue(bytes: value, slot: Int32(slot), next: firsts[slot]))
        unsafe firsts[slot] = Int32(valueCount)
        valueCount += 1
        return true
    }

    /// The position of a field's first value, -1 for none.
    func firstValue(of slot: Int) -> Int {
        precondition(slot >= 0 && slot < slotCount, "no such field")
        return unsafe Int(firsts[slot])
    }

    /// The position of the next value of the same field, -1 for none.
    func nextValue(after index: Int) -> Int {
        precondition(index >= 0 && index < valueCount, "no such value")
        return unsafe Int(values[index].next)
    }

    /// The value at a position.
    func value(at index: Int) -> Bytes {
        precondition(index >= 0 && index < valueCount, "no such value")
        return unsafe values[index].bytes
    }

    /// What an expression answered for this request, or `nil` if it was not asked yet.
    func answer(_ expression: Int) -> Bool? {
        precondition(expression >= 0 && expression < expressionCount, "no such expression")
        let answer = unsafe answers[expression]
        return answer >> 1 == requestNumber ? answer & 1 == 1 : nil
    }

    /// Keeps what an expression answered.
    mutating func keep(_ answer: Bool, of expression: Int) {
        precondition(expression >= 0 && expression < expressionCount, "no such expression")
        unsafe answers[expression] = requestNumber << 1 | (answer ? 1 : 0)
    }

    /// The bytes in lower case, or `nil` where they are too many.
    mutating func loweredCopy(of bytes: Bytes) -> Bytes? {
        if bytes.count > Self.loweredCapacity { return nil }
        for index in 0..<bytes.count {
            let byte = bytes[index]
            unsafe lowered[index] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        }
        return unsafe Bytes(start: UnsafePointer(lowered), count: bytes.count)
    }
}
