/// What a request shows of an item, which is given by its position.
enum CoverageObservation: Hashable, Sendable {
    /// The request reached it.
    case reached(Int)
    /// The condition held.
    case held(Int)
    /// The condition failed, and the others of its entry held.
    case failed(Int)
}
