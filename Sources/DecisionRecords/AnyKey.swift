/// A key of a JSON object, whatever it is called, so that unknown ones are seen.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init(_ name: String) {
        stringValue = name
    }

    init?(intValue: Int) { nil }
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

/// Why a line is no request record.
struct RecordError: Error, Hashable {
    let message: String

    init(_ message: String) {
        self.message = message
    }

    /// What a decoder of Foundation says, in the words of a person.
    init(_ error: any Error) {
        switch error {
        case let error as RecordError: self = error
        case DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty,
            DecodingError.valueNotFound(_, let context) where !context.codingPath.isEmpty:
            message = "`\(Self.path(context))` has the wrong type"
        case DecodingError.keyNotFound(let key, _):
            message = "the key `\(key.stringValue)` is missing"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            message = "`\(Self.path(context))` is out of range"
        default: message = "this is no JSON object"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
            .joined(separator: ".").replacing(".[", with: "[")
    }
}
