/// Istio's `HTTPDirectResponse`: an answer that the proxy gives by itself.
public struct HTTPDirectResponse: Sendable {
    /// The status code.
    public var status: Located<UInt32>?
    /// The bytes of the body, where there is one.
    ///
    /// Of the members `string` and `bytes` the latter wins.
    public var body: Located<[UInt8]>?
    /// Where the response is written.
    public var location: RuleLocation

    /// Creates a response without status and body.
    public init(location: RuleLocation) {
        self.location = location
    }
}
