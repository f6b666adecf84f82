/// A number for every byte; reads need no bounds check, since every byte has an element.
@safe
struct ByteClassTable: ~Copyable, @unchecked Sendable {
    // INVARIANT: holds 256 elements and is never written after `init`.
    private let classes: UnsafeMutablePointer<UInt8>

    /// Copies the numbers.
    init(_ source: [UInt8]) {
        precondition(source.count == 256, "a number for each byte")
        unsafe classes = .allocate(capacity: 256)
        for (byte, number) in source.enumerated() {
            unsafe (classes + byte).initialize(to: number)
        }
    }

    deinit {
        unsafe classes.deallocate()
    }

    /// The number of a byte.
    @inline(__always)
    subscript(byte: UInt8) -> UInt8 {
        // SAFETY: a byte is at most 255.
        unsafe classes[Int(byte)]
    }

    /// The union of the bits of the numbers of a word's eight bytes.
    @inline(__always)
    func union(of word: UInt64) -> UInt8 {
        var all: UInt8 = 0
        var rest = word
        for _ in 0..<8 {
            all |= self[UInt8(truncatingIfNeeded: rest)]
            rest >>= 8
        }
        return all
    }
}
