/// A hash table from texts, each in a group, to numbers; read only, open addressing.
struct LookupTable: ~Copyable {
    /// One text with its number; `length` is `UInt32.max` where the slot is free.
    struct Entry: BitwiseCopyable, Sendable {
        var hash: UInt64
        var group: UInt32
        var offset: UInt32
        var length: UInt32
        var value: UInt32

        /// No text is in its group, so a free slot is never compared with one.
        static let free = Entry(hash: 0, group: .max, offset: 0, length: .max, value: 0)
    }

    /// The result for a text that is not in the table.
    static var none: UInt32 { .max }

    // INVARIANT: their number is a power of two, and at least half of them are free.
    private let entries: FrozenTable<Entry>

    /// Builds the table; no two entries may have the same group and text.
    init(_ source: [Entry]) {
        var capacity = 2
        while capacity < source.count * 2 { capacity *= 2 }
        var places = [Entry](repeating: .free, count: capacity)
        let mask = UInt64(capacity - 1)
        for entry in source {
            var place = Int(Self.spread(entry.hash, entry.group) & mask)
            while places[place].length != .max { place = (place + 1) & Int(mask) }
            places[place] = entry
        }
        entries = FrozenTable(places)
    }

    /// Returns the number of a text in a group, or `none` if it is not there.
    @inline(__always)
    func find(_ text: Bytes, hash: UInt64, group: UInt32, in pool: borrowing FrozenTable<UInt8>)
        -> UInt32
    {
        var place = Self.spread(hash, group)
        while true {
            let entry = entries[masked: place]
            if entry.hash == hash && entry.group == group
                && text.isEqual(to: pool.bytes(at: entry.offset, count: entry.length))
            {
                return entry.value
            }
            if entry.length == .max { return Self.none }
            place &+= 1
        }
    }

    /// The same for texts stored in lower case, ignoring the case of letters.
    @inline(__always)
    func findIgnoringCase(
        _ text: Bytes, hash: UInt64, group: UInt32, in pool: borrowing FrozenTable<UInt8>,
    ) -> UInt32 {
        var place = Self.spread(hash, group)
        while true {
            let entry = entries[masked: place]
            if entry.hash == hash && entry.group == group
                && text.isEqualIgnoringCase(to: pool.bytes(at: entry.offset, count: entry.length))
            {
                return entry.value
            }
            if entry.length == .max { return Self.none }
            place &+= 1
        }
    }

    /// The size of the table in memory.
    var byteCount: Int { entries.byteCount }

    private static func spread(_ hash: UInt64, _ group: UInt32) -> UInt64 {
        hash ^ (UInt64(group) &* 0x9E37_79B9_7F4A_7C15)
    }
}
