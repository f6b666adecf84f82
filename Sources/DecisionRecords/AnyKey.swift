/// A key of a JSON object, whatever it is called, so that unknown ones are seen.
package struct AnyKey: CodingKey {
    /// The key.
    package let stringValue: String
    /// Keys are texts.
    package var intValue: Int? { nil }

    /// The key with a name.
    package init(stringValue: String) {
        self.stringValue = stringValue
    }

    /// The key with a name.
    package init(_ name: String) {
        stringValue = name
    }

    /// None: keys are texts.
    package init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where Key == AnyKey {
    /// Fails with the name of the first key that is none of `known`.
    func refuseKeys(otherThan known: Set<String>) throws {
        let unknown = allKeys.map(\.stringValue).filter { !known.contains($0) }.min()
        if let unknown { throw RecordError("unknown key `\(unknown)`") }
    }

    /// Returns the value of a key, or `nil` where it is missing; null counts as a value.
    func value<Value: Decodable>(_ name: String, _ type: Value.Type) throws -> Value? {
        let key = AnyKey(name)
        return contains(key) ? try decode(type, forKey: key) : nil
    }
}
