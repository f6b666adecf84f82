/// Istio's `Headers`: operations on the headers of requests and responses.
public struct Headers: Sendable {
    /// Operations on the request, before it is forwarded.
    public var request: HeaderOperations?
    /// Operations on the response, before it is returned.
    public var response: HeaderOperations?
    /// Where the block is written.
    public var location: RuleLocation

    /// Creates a block without operations.
    public init(location: RuleLocation) {
        self.location = location
    }
}

/// Istio's `Headers.HeaderOperations`: removals, overwrites and additions.
public struct HeaderOperations: Sendable {
    /// Headers to overwrite, or to create if missing.
    public var set: OrderedMap<Located<String>> = []
    /// Headers to append.
    public var add: OrderedMap<Located<String>> = []
    /// Names of headers to remove.
    public var remove: [Located<String>] = []
    /// Where the block is written.
    public var location: RuleLocation

    /// Creates an empty list of operations.
    public init(location: RuleLocation) {
        self.location = location
    }
}
