import RegularExpressions

/// The memory that one thread decides with; make one for each thread and use it again and again.
///
/// Its size depends on the tree it is made for, and on nothing that a request can say.
@safe
public struct MatchScratch: ~Copyable {
    /// More values than this of all fields together are not looked at one by one.
    ///
    /// Envoy takes 100 header lines.
    static let maximumValues = 512

    private let slotCount: Int
    private let expressionCount: Int
    /// The first value of each field, as its position; -1 for none.
    private let firsts: UnsafeMutablePointer<Int32>
    private let values: UnsafeMutablePointer<Bytes>
    /// The next value of the same field; -1 for none.
    private let nexts: UnsafeMutablePointer<Int32>
    private var valueCount = 0
    /// What each expression answered; 0 for not yet asked.
    private let answers: UnsafeMutablePointer<UInt8>
    private let lowered: UnsafeMutablePointer<UInt8>
    private let loweredCapacity = 8_192
    let expressions = ExpressionMemory()

    /// Makes the memory for a tree.
    init(slotCount: Int, expressionCount: Int) {
        self.slotCount = slotCount
        self.expressionCount = expressionCount
        unsafe firsts = .allocate(capacity: slotCount)
        unsafe values = .allocate(capacity: Self.maximumValues)
        unsafe nexts = .allocate(capacity: Self.maximumValues)
        unsafe answers = .allocate(capacity: max(1, expressionCount))
        unsafe lowered = .allocate(capacity: loweredCapacity)
        unsafe firsts.initialize(repeating: -1, count: slotCount)
        unsafe values.initialize(repeating: .none, count: Self.maximumValues)
        unsafe nexts.initialize(repeating: -1, count: Self.maximumValues)
        unsafe answers.initialize(repeating: 0, count: max(1, expressionCount))
        unsafe lowered.initialize(repeating: 0, count: loweredCapacity)
    }

    deinit {
        unsafe firsts.deallocate()
        unsafe values.deallocate()
        unsafe nexts.deallocate()
        unsafe answers.deallocate()
        unsafe lowered.deallocate()
    }

    /// Forgets the last request.
    mutating func begin() {
        for slot in 0..<slotCount { unsafe firsts[slot] = -1 }
        if expressionCount > 0 { unsafe answers.update(repeating: 0, count: expressionCount) }
        valueCount = 0
    }

    /// Adds a value of a field; returns whether there was room.
    mutating func add(_ value: Bytes, to slot: Int) -> Bool {
        precondition(slot >= 0 && slot < slotCount, "no such field")
        if valueCount == Self.maximumValues { return false }
        // SAFETY: slot and count are checked above.
        unsafe values[valueCount] = value
        unsafe nexts[valueCount] = firsts[slot]
        unsafe firsts[slot] = Int32(valueCount)
        valueCount += 1
        return true
    }

    /// Whether a field has a value.
    func hasValue(_ slot: Int) -> Bool {
        firstValue(of: slot) >= 0
    }

    /// The position of a field's first value, -1 for none.
    func firstValue(of slot: Int) -> Int {
        precondition(slot >= 0 && slot < slotCount, "no such field")
        return unsafe Int(firsts[slot])
    }

    /// The position of the next value of the same field, -1 for none.
    func nextValue(after index: Int) -> Int {
        precondition(index >= 0 && index < valueCount, "no such value")
        return unsafe Int(nexts[index])
    }

    /// The value at a position.
    func value(at index: Int) -> Bytes {
        precondition(index >= 0 && index < valueCount, "no such value")
        return unsafe values[index]
    }

    /// What an expression answered for this request, or `nil` if it was not asked yet.
    func answer(_ expression: Int) -> Bool? {
        precondition(expression >= 0 && expression < expressionCount, "no such expression")
        let answer = unsafe answers[expression]
        return answer == 0 ? nil : answer == 1
    }

    /// Keeps what an expression answered.
    mutating func keep(_ answer: Bool, of expression: Int) {
        precondition(expression >= 0 && expression < expressionCount, "no such expression")
        unsafe answers[expression] = answer ? 1 : 2
    }

    /// The bytes in lower case, or `nil` where they are too many.
    mutating func loweredCopy(of bytes: Bytes) -> Bytes? {
        if bytes.count > loweredCapacity { return nil }
        for index in 0..<bytes.count {
            let byte = bytes[index]
            unsafe lowered[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
        return unsafe Bytes(start: UnsafePointer(lowered), count: bytes.count)
    }
}
