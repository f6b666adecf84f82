/// A key of a JSON object with any name, so that unknown keys are detected.
package struct AnyKey: CodingKey {
    /// The key.
    package let stringValue: String
    /// `nil`: keys are strings.
    package var intValue: Int? { nil }

    /// Creates a key with a name.
    package init(stringValue: String) {
        self.stringValue = stringValue
    }

    /// Creates a key with a name.
    package init(_ name: String) {
        stringValue = name
    }

    /// Returns `nil`: keys are strings.
    package init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where Key == AnyKey {
    /// Throws an error that names the alphabetically first key not in `known`.
    func refuseKeys(otherThan known: Set<String>) throws {
        let unknown = allKeys.map(\.stringValue).filter { !known.contains($0) }.min()
        if let unknown { throw RecordError("unknown key `\(unknown)`") }
    }

    /// Returns the value of a key, or `nil` if it is missing; null counts as a value.
    func value<Value: Decodable>(_ name: String, _ type: Value.Type) throws -> Value? {
        let key = AnyKey(name)
        return contains(key) ? try decode(type, forKey: key) : nil
    }
}
