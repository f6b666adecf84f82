/// Envoy's `FractionalPercent`: a share of all requests.
public struct FractionalPercent: Hashable, BitwiseCopyable, Sendable {
    /// How many of `denominator`.
    public let numerator: UInt32
    /// 100 or 1,000,000.
    public let denominator: UInt32

    /// Creates a share.
    package init(numerator: UInt32, denominator: UInt32) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// All requests.
    package static let all = FractionalPercent(numerator: 100, denominator: 100)
    /// No request.
    package static let none = FractionalPercent(numerator: 0, denominator: 100)

    /// Whether every request is meant.
    package var isCertain: Bool { numerator >= denominator }
    /// Whether no request is meant.
    package var isNever: Bool { numerator == 0 }
    /// The share in percent.
    package var percent: Double { Double(numerator) * 100 / Double(denominator) }

    /// Whether a random number is one of the share.
    ///
    /// - Parameter random: Any number; each use needs one of its own.
    /// - Returns: Whether the request that it was drawn for is affected.
    public func contains(_ random: UInt64) -> Bool {
        random % UInt64(max(1, denominator)) < UInt64(numerator)
    }
}
