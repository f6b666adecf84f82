/// Envoy's `FractionalPercent`: a share of all requests.
public struct FractionalPercent: Hashable, BitwiseCopyable, Sendable {
    /// The number out of `denominator`.
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

    /// Whether the share includes every request.
    package var isCertain: Bool { numerator >= denominator }
    /// Whether the share includes no request.
    package var isNever: Bool { numerator == 0 }
    /// The share in percent.
    package var percent: Double { Double(numerator) * 100 / Double(denominator) }

    /// Whether the share includes a random number.
    ///
    /// - Parameter random: Any number; each use needs its own.
    /// - Returns: Whether the request for which the number was drawn is affected.
    public func contains(_ random: UInt64) -> Bool {
        random % UInt64(max(1, denominator)) < UInt64(numerator)
    }
}
