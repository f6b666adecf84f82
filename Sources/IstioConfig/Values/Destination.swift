/// Istio's `Destination`: a service, with an optional subset and port.
public struct Destination: Sendable {
    /// The service's name, as written; an empty one is `nil`.
    public var host: Located<String>?
    /// The name of a subset that a DestinationRule defines.
    public var subset: Located<String>?
    /// The port; a selector without number has the value 0.
    public var port: Located<UInt32>?
    /// Where the destination is written.
    public var location: RuleLocation

    /// Creates a destination without host.
    public init(location: RuleLocation) {
        self.location = location
    }
}

/// Istio's `HTTPRouteDestination`: one of the weighted destinations of a rule.
public struct HTTPRouteDestination: Sendable {
    /// The destination; missing only in input that Istio's schema refuses.
    public var destination: Destination?
    /// The share, relative to the sum of the rule's weights.
    public var weight: Located<Int32>?
    /// Header operations for requests that go to this destination.
    @Boxed public var headers: Headers?
    /// Where the entry is written.
    public var location: RuleLocation

    /// Creates an entry without destination.
    public init(location: RuleLocation) {
        self.location = location
    }
}

/// Istio's `RouteDestination`, the destination of a tls or tcp rule.
public struct RouteDestination: Sendable {
    /// The destination; missing only in input that Istio's schema refuses.
    public var destination: Destination?
    /// The share, relative to the sum of the rule's weights.
    public var weight: Located<Int32>?
    /// Where the entry is written.
    public var location: RuleLocation

    /// Creates an entry without destination.
    public init(location: RuleLocation) {
        self.location = location
    }
}
