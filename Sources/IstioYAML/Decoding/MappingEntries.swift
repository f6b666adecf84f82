/// One entry of a mapping: the key's text and the positions of key and value, aliases followed.
package struct MappingEntry {
    package let name: String
    package let key: Int
    package let value: Int

    /// Creates an entry.
    package init(name: String, key: Int, value: Int) {
        self.name = name
        self.key = key
        self.value = value
    }
}

/// The entries of a mapping in source order, each name once.
///
/// Nearly all mappings have so few that comparing names is cheaper than hashing them; an
/// untrusted one may have millions.
package struct MappingEntries {
    private static let few = 16

    private var list: [MappingEntry] = []
    /// The positions by name, once there are more than a few.
    private var positions: [String: Int] = [:]

    init(capacity: Int) {
        list.reserveCapacity(capacity)
    }

    /// Returns the position of the entry with this name.
    func position(of name: String) -> Int? {
        positions.isEmpty ? list.firstIndex { $0.name == name } : positions[name]
    }

    /// Adds an entry with a new name.
    mutating func append(_ entry: MappingEntry) {
        list.append(entry)
        if list.count == Self.few {
            for (position, entry) in list.enumerated() { positions[entry.name] = position }
        } else if list.count > Self.few {
            positions[entry.name] = list.count - 1
        }
    }

    /// Replaces an entry by another one of the same name.
    mutating func replace(at position: Int, with entry: MappingEntry) {
        list[position] = entry
    }
}

extension MappingEntries: RandomAccessCollection {
    package var startIndex: Int { list.startIndex }
    package var endIndex: Int { list.endIndex }

    package subscript(position: Int) -> MappingEntry { list[position] }
}
