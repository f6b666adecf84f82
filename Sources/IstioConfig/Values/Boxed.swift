/// A field that few objects have: kept beside its object, so that an absent one costs one word.
///
/// Rules are copied from stage to stage by the thousand; what hardly any of them has should not
/// make all of them large. Reads and writes as the plain optional does.
@propertyWrapper
public struct Boxed<Value: Sendable>: Sendable {
    private indirect enum Storage {
        case absent
        case present(Value)
    }

    private var storage = Storage.absent

    /// Creates a field without value.
    public init() {}

    /// Creates a field; `nil` is no value.
    public init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }

    /// The value, or `nil` where there is none.
    public var wrappedValue: Value? {
        get {
            if case .present(let value) = storage { value } else { nil }
        }
        set { storage = newValue.map { .present($0) } ?? .absent }
    }
}
