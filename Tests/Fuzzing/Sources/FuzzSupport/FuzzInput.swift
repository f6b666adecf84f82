/// The bytes of one execution.
public struct FuzzInput {
    /// All bytes.
    public let bytes: [UInt8]

    /// Copies the bytes from libFuzzer.
    public init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        // SAFETY: libFuzzer's contract: `count` bytes are valid during the call.
        bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// The parts before and after the last line break; the second is empty without one.
    public var halves: (first: [UInt8], second: [UInt8]) {
        guard let line = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return (bytes, []) }
        return (Array(bytes[..<line]), Array(bytes[(line + 1)...]))
    }
}

/// Traps if a claim does not hold; libFuzzer reports that with the input.
public func require(_ claim: Bool, _ message: @autoclosure () -> String) {
    if !claim { fatalError(message()) }
}

extension [UInt8] {
    /// The bytes as text, for messages and for texts that must be UTF-8.
    public var text: String { String(decoding: self, as: UTF8.self) }
}
