/// A rarely set field, stored outside its object, so that an absent one costs one word.
///
/// Rules are copied between stages by the thousand; fields that hardly any of them has should not
/// make all of them large. Reads and writes like a plain optional.
@propertyWrapper
public struct Boxed<Value: Sendable>: Sendable {
    private indirect enum Storage {
        case absent
        case present(Value)
    }

    private var storage = Storage.absent

    /// Creates a field without value.
    public init() {}

    /// Creates a field; `nil` means no value.
    public init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }

    /// The value, or `nil` if absent.
    public var wrappedValue: Value? {
        get {
            if case .present(let value) = storage { value } else { nil }
        }
        set { storage = newValue.map { .present($0) } ?? .absent }
    }
}
