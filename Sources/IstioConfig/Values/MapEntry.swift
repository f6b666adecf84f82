/// One entry of a map field, such as `headers`, with the location of its key.
public struct MapEntry<Value: Sendable>: Sendable {
    /// The key as written.
    public var key: Located<String>
    /// The value.
    public var value: Value

    /// Creates an entry.
    public init(key: Located<String>, value: Value) {
        self.key = key
        self.value = value
    }
}

/// A map field in source order; every key occurs once.
public typealias OrderedMap<Value: Sendable> = [MapEntry<Value>]

extension Array {
    /// Returns the value for `key`, or `nil` if the map lacks it; linear in the map's size.
    public func value<V>(forKey key: String) -> V? where Element == MapEntry<V> {
        first { $0.key.value == key }?.value
    }
}
