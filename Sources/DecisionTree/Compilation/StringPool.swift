/// Texts one behind the other, equal ones kept once.
struct TextPool {
    private(set) var pool: [UInt8] = []
    private var known: [[UInt8]: PoolText] = [:]

    /// Adds a text; equal texts get equal places.
    mutating func add(_ text: [UInt8]) -> PoolText {
        if let place = known[text] { return place }
        let place = PoolText(offset: UInt32(pool.count), length: UInt32(text.count))
        pool += text
        known[text] = place
        return place
    }

    /// Adds a text.
    mutating func add(_ text: String) -> PoolText { add(Array(text.utf8)) }

    /// Adds a text where there is one.
    mutating func add(_ text: [UInt8]?) -> PoolText {
        guard let text else { return .none }
        return add(text)
    }
}
