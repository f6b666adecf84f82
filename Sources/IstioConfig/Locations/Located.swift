/// A value together with the place where it is written.
///
/// Equality and hashing look at the value alone: two rules that say the same in different places
/// are equal.
public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public var value: Value
    /// The place of its first character.
    public var location: RuleLocation

    /// Creates a value found at `location`.
    public init(_ value: Value, at location: RuleLocation) {
        self.value = value
        self.location = location
    }
}

extension Located: Equatable where Value: Equatable {
    /// Compares the values; the locations do not count.
    public static func == (left: Located, right: Located) -> Bool {
        left.value == right.value
    }
}

extension Located: Hashable where Value: Hashable {
    /// Hashes the value; the location does not count.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(value)
    }
}

extension Optional {
    /// The text, or the empty string where none is written: protocol buffers do not tell them apart.
    public func text() -> String where Wrapped == Located<String> {
        self?.value ?? ""
    }
}
