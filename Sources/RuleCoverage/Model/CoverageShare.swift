/// The covered share of a set of items.
public struct CoverageShare: Equatable, Sendable {
    /// How many parts are covered.
    public var covered: Int
    /// How many parts exist.
    public var total: Int

    /// Creates a share; empty by default.
    public init(covered: Int = 0, total: Int = 0) {
        self.covered = covered
        self.total = total
    }

    /// The share in percent; an empty set is fully covered.
    public var percent: Double {
        total == 0 ? 100 : Double(covered) * 100 / Double(total)
    }

    /// The percentage with one decimal, rounded down, so that only full coverage is `100.0%`.
    public var text: String {
        let tenths = total == 0 ? 1000 : covered * 1000 / total
        return "\(tenths / 10).\(tenths % 10)%"
    }

    mutating func add(_ item: CoverageItem) {
        total += item.partCount
        covered += item.partCount - item.gaps.count
    }
}
