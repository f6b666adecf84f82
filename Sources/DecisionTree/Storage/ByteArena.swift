/// Memory for the texts that one thread generates for one request; it never grows.
@safe
struct ByteArena: ~Copyable {
    private let memory: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    /// The number of bytes written.
    private(set) var count = 0
    /// Whether something did not fit; what was written since is invalid.
    private(set) var isOverfull = false

    init(capacity: Int) {
        self.capacity = capacity
        unsafe memory = .allocate(capacity: capacity)
        unsafe memory.initialize(repeating: 0, count: capacity)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// Discards everything; what was written before must not be used any more.
    mutating func reset() {
        count = 0
        isOverfull = false
    }

    /// Writes a byte.
    mutating func append(_ byte: UInt8) {
        if count == capacity {
            isOverfull = true
            return
        }
        // SAFETY: the condition keeps `count` inside the memory.
        unsafe memory[count] = byte
        count += 1
    }

    /// Writes bytes.
    mutating func append(_ bytes: Bytes) {
        if bytes.count > capacity - count {
            isOverfull = true
            return
        }
        guard let source = unsafe bytes.memory.baseAddress else { return }
        // SAFETY: the condition keeps all bytes inside the memory; the source is before the
        // destination, or elsewhere.
        unsafe UnsafeMutableRawPointer(memory + count).copyMemory(
            from: source, byteCount: bytes.count)
        count += bytes.count
    }

    /// Writes bytes with `A` to `Z` lowercased.
    mutating func appendLowercased(_ bytes: Bytes) {
        let start = count
        append(bytes)
        if isOverfull { return }
        var index = start
        while index < count {
            // SAFETY: the bytes were just written.
            let byte = unsafe memory[index]
            if byte >= 0x41 && byte <= 0x5A { unsafe memory[index] = byte | 0x20 }
            index += 1
        }
    }

    /// The byte at a position.
    subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count, "index is out of bounds")
        return unsafe memory[index]
    }

    /// Removes what follows a position.
    mutating func truncate(to length: Int) {
        precondition(length >= 0 && length <= count, "length is out of bounds")
        count = length
    }

    /// Inserts two bytes at a position near the end.
    mutating func insert(_ first: UInt8, _ second: UInt8, at position: Int) {
        append(0)
        append(0)
        if isOverfull { return }
        precondition(position >= 0 && position <= count - 2, "position is out of bounds")
        var index = count - 1
        while index >= position + 2 {
            unsafe memory[index] = memory[index - 2]
            index -= 1
        }
        unsafe memory[position] = first
        unsafe memory[position + 1] = second
    }

    /// What was written from a position on; it lives until the arena is reset.
    func bytes(from start: Int) -> Bytes {
        precondition(start >= 0 && start <= count, "start is out of bounds")
        return unsafe Bytes(start: UnsafePointer(memory) + start, count: count - start)
    }
}
