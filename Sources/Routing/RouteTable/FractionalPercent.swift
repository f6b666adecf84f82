/// Envoy's `FractionalPercent`: a share of all requests.
package struct FractionalPercent: Hashable, Sendable {
    /// How many of `denominator`.
    package var numerator: UInt32
    /// 100 or 1,000,000.
    package var denominator: UInt32

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
}
