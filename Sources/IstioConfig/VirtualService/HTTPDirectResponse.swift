/// Istio's `HTTPDirectResponse`: a response that the proxy sends itself.
public struct HTTPDirectResponse: Sendable {
    /// The status code.
    public var status: Located<UInt32>?
    /// The body, if any.
    ///
    /// If both `string` and `bytes` are given, the latter wins.
    public var body: Located<[UInt8]>?
    /// Where the response is written.
    public var location: RuleLocation

    /// Creates a response without status and body.
    public init(location: RuleLocation) {
        self.location = location
    }
}
