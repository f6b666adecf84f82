/// An immutable table whose reads neither retain nor allocate.
@safe
struct FrozenTable<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
    // INVARIANT: holds `count` initialized elements and is never written after `init`.
    private let elements: UnsafeMutablePointer<Element>
    let count: Int

    /// Copies the elements.
    init(_ source: [Element]) {
        count = source.count
        unsafe elements = .allocate(capacity: max(1, source.count))
        for (index, element) in source.enumerated() {
            unsafe (elements + index).initialize(to: element)
        }
    }

    deinit {
        unsafe elements.deallocate()
    }

    /// The element at a position.
    @inline(__always)
    subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "index is out of bounds")
        // SAFETY: the precondition keeps `index` inside the allocation that `self` owns.
        return unsafe elements[index]
    }

    /// The element at a position modulo the count, for tables whose size is a power of two.
    @inline(__always)
    subscript(masked place: UInt64) -> Element {
        precondition(count > 0, "the table is empty")
        // SAFETY: a position masked with the count minus one is never above that.
        return unsafe elements[Int(place & UInt64(count &- 1))]
    }

    /// All elements, which live as long as the table.
    var span: Span<Element> {
        @_lifetime(borrow self)
        get {
            let all = unsafe Span(_unsafeStart: elements, count: count)
            // SAFETY: `self` owns the elements.
            return unsafe _overrideLifetime(all, borrowing: self)
        }
    }

    /// The size of the table in memory.
    var byteCount: Int { count * MemoryLayout<Element>.stride }
}

extension FrozenTable where Element == UInt8 {
    /// A range of the table, which lives as long as the table.
    @inline(__always)
    func bytes(at offset: UInt32, count length: UInt32) -> Bytes {
        precondition(Int(offset) + Int(length) <= count, "the stretch is out of bounds")
        // SAFETY: the precondition keeps the range inside the allocation.
        return unsafe Bytes(start: UnsafePointer(elements + Int(offset)), count: Int(length))
    }
}
