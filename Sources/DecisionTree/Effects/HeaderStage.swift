/// A point in the order of operations at which a header has a value.
struct HeaderStage: BitwiseCopyable, Sendable {
    /// Whether the answer's headers are meant, not the request's.
    let isResponse: Bool
    /// How many levels are carried out: the cluster's, the route's, and Envoy's own.
    let level: UInt8

    static let received = HeaderStage(isResponse: false, level: 0)
    /// The request's headers as the answer's operations see them.
    static let sent = HeaderStage(isResponse: false, level: 3)
    /// The answer's headers after the rules' operations.
    static let answered = HeaderStage(isResponse: true, level: 2)

    /// One level less.
    var before: HeaderStage {
        HeaderStage(isResponse: isResponse, level: level - 1)
    }
}
