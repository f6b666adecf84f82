/// The result of writing a part of an effect.
public enum WriteResult: Hashable, Sendable {
    /// The whole text was appended.
    case written
    /// There is no such text; the called method says what that means.
    case unchanged
    /// The memory has room for fewer bytes than these, and nothing was appended.
    case insufficientSpace(required: Int)
}

/// Writes into the caller's memory, and counts the bytes that did not fit.
@safe
struct TextWriter {
    // INVARIANT: `room` bytes from `start` on may be written.
    private let start: UnsafeMutablePointer<UInt8>?
    private let room: Int
    /// The number of bytes appended, including those that did not fit.
    private(set) var count = 0
    /// Where all further text is dropped: a command's own limit on its length.
    private var end = Int.max

    /// Borrows the memory after the initialized part of an output span.
    init(_ output: inout OutputSpan<UInt8>) {
        // SAFETY: the memory stays where it is until the span is gone.
        unsafe (start, room) = output.withUnsafeMutableBufferPointer { buffer, used in
            guard let start = buffer.baseAddress else { return (nil, 0) }
            return unsafe (start + used, buffer.count - used)
        }
    }

    private init(end: Int) {
        unsafe start = nil
        room = 0
        self.end = end
    }

    /// A writer that determines whether there is any text.
    static var probe: TextWriter { TextWriter(end: 1) }

    /// Whether further text would be dropped.
    var isFull: Bool { count >= end }

    /// Appends a byte.
    mutating func append(_ byte: UInt8) {
        if isFull { return }
        if count < room, let start = unsafe start {
            // SAFETY: the condition keeps the byte inside the memory.
            unsafe start[count] = byte
        }
        count += 1
    }

    /// Appends bytes.
    mutating func append(_ bytes: Bytes) {
        let taken = min(bytes.count, end - count)
        if taken > 0, count + taken <= room, let start = unsafe start,
            let source = unsafe bytes.memory.baseAddress
        {
            // SAFETY: the condition keeps the bytes inside both memories.
            unsafe UnsafeMutableRawPointer(start + count).copyMemory(
                from: source, byteCount: taken)
        }
        count += max(0, taken)
    }

    /// Appends the bytes of an array.
    mutating func append(_ bytes: [UInt8]) {
        Bytes.withBytes(of: bytes) { append($0) }
    }

    /// Appends a constant text.
    mutating func append(_ text: StaticString) {
        append(Bytes(text))
    }

    /// Appends a number in decimal digits.
    mutating func append(_ number: UInt64) {
        var divisor: UInt64 = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
            divisor /= 10
        }
    }

    /// Drops what exceeds a length; returns the value that ends the limit.
    mutating func limit(to length: UInt32) -> Int {
        let outer = end
        if length != .max { end = min(end, count + Int(length)) }
        return outer
    }

    /// Ends a limit.
    mutating func unlimit(_ outer: Int) {
        end = outer
    }

    /// Removes what was appended since a count.
    mutating func rewind(to earlier: Int) {
        count = earlier
    }

    /// Commits the text to the output span, or nothing if it did not fit.
    func finish(_ output: inout OutputSpan<UInt8>) -> WriteResult {
        if count > room { return .insufficientSpace(required: count) }
        let count = count
        // SAFETY: `count` bytes were initialized after those that the span held.
        unsafe output.withUnsafeMutableBufferPointer { _, used in used += count }
        return .written
    }
}
