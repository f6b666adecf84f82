/// A point in the order of operations at which a header has a value.
struct HeaderStage: BitwiseCopyable, Sendable {
    /// Whether this is a stage of the response's headers, not of the request's.
    let isResponse: Bool
    /// How many groups of operations are carried out: the cluster's, the route's, and Envoy's own.
    let level: UInt8

    static let received = HeaderStage(isResponse: false, level: 0)
    /// The request's headers as the response's operations see them.
    static let sent = HeaderStage(isResponse: false, level: 3)
    /// The response's headers after the rules' operations.
    static let responded = HeaderStage(isResponse: true, level: 2)

    /// The previous stage.
    var before: HeaderStage {
        HeaderStage(isResponse: isResponse, level: level - 1)
    }
}
