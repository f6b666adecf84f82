/// How much of something is covered.
public struct CoverageShare: Equatable, Sendable {
    /// How many parts are covered.
    public var covered: Int
    /// How many parts there are.
    public var total: Int

    /// Creates a share; of nothing where nothing is said.
    public init(covered: Int = 0, total: Int = 0) {
        self.covered = covered
        self.total = total
    }

    /// The share in percent; of nothing all is covered.
    public var percent: Double {
        total == 0 ? 100 : Double(covered) * 100 / Double(total)
    }

    /// The percentage with one decimal, rounded down, so that only all of it is `100.0%`.
    public var text: String {
        let tenths = total == 0 ? 1000 : covered * 1000 / total
        return "\(tenths / 10).\(tenths % 10)%"
    }

    mutating func add(_ item: CoverageItem) {
        total += item.partCount
        covered += item.partCount - item.gaps.count
    }
}
