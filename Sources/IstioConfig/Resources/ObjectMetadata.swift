/// The part of Kubernetes' `metadata` that routing and validation use.
public struct ObjectMetadata: Sendable {
    /// The object's name.
    public var name: Located<String>?
    /// The namespace; absent means `default`.
    public var namespace: Located<String>?
    /// The object's creation time, as RFC 3339 text; decides the order of VirtualServices.
    public var creationTimestamp: Located<String>?
    /// The labels.
    public var labels: OrderedMap<Located<String>> = []
    /// The annotations.
    public var annotations: OrderedMap<Located<String>> = []
    /// Where the block is written, or the object's own location without one.
    public var location: RuleLocation

    /// Creates metadata without name.
    public init(location: RuleLocation) {
        self.location = location
    }

    /// The object's namespace, `default` if none is written.
    public var effectiveNamespace: String {
        namespace.text().isEmpty ? "default" : namespace.text()
    }

    /// The name that other objects refer to, `namespace/name`.
    public var fullName: String { "\(effectiveNamespace)/\(name.text())" }
}
