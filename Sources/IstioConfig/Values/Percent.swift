/// Istio's `Percent`: a share of 0.0 to 100.0.
public struct Percent: Sendable {
    /// The share; absent means 0.
    public var value: Located<Double>?
    /// Where the share is written.
    public var location: RuleLocation

    /// Creates a share of 0.
    public init(location: RuleLocation) {
        self.location = location
    }
}
