/// Concatenated texts; equal ones are stored once.
struct StringPool {
    private(set) var pool: [UInt8] = []
    private var known: [[UInt8]: StringRef] = [:]

    /// Adds a text; equal texts get equal references.
    mutating func add(_ text: [UInt8]) -> StringRef {
        if let place = known[text] { return place }
        let place = StringRef(offset: UInt32(pool.count), length: UInt32(text.count))
        pool += text
        known[text] = place
        return place
    }

    /// Adds a text.
    mutating func add(_ text: String) -> StringRef { add(Array(text.utf8)) }

    /// Adds a text if there is one.
    mutating func add(_ text: [UInt8]?) -> StringRef {
        guard let text else { return .none }
        return add(text)
    }
}
