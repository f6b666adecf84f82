/// A value and the location where it is written.
///
/// Equality and hashing ignore the location: rules of equal content in different locations are
/// equal.
public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public var value: Value
    /// The location of its first character.
    public var location: RuleLocation

    /// Creates a value found at `location`.
    public init(_ value: Value, at location: RuleLocation) {
        self.value = value
        self.location = location
    }
}

extension Located: Equatable where Value: Equatable {
    /// Compares the values, not the locations.
    public static func == (left: Located, right: Located) -> Bool {
        left.value == right.value
    }
}

extension Located: Hashable where Value: Hashable {
    /// Hashes the value, not the location.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(value)
    }
}

extension Optional {
    /// The text, or the empty string if none is written: protocol buffers do not distinguish them.
    public func text() -> String where Wrapped == Located<String> {
        self?.value ?? ""
    }
}
