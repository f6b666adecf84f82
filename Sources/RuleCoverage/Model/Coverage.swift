import IstioConfig

/// Everything that rules say, and how far tests have reached it.
///
/// A text that YAML aliases repeat is one item, since it is written in one place; so are rules that
/// were read twice.
public struct Coverage: Sendable {
    private struct Key: Hashable {
        let kind: CoverageItem.Kind
        let location: RuleLocation
    }

    /// The items, in the order in which they were found.
    public private(set) var items: [CoverageItem] = []
    private var indexes: [Key: Int] = [:]
    /// The entry that a condition is written in.
    private var entries: [RuleLocation: Int] = [:]

    /// Creates a coverage of no rules.
    public init() {}

    /// Adds an item, unless it is known; returns its position.
    mutating func add(_ item: CoverageItem) -> Int {
        let key = Key(kind: item.kind, location: item.location)
        if let known = indexes[key] { return known }
        indexes[key] = items.count
        items.append(item)
        return items.count - 1
    }

    /// Adds a condition of an entry.
    mutating func add(_ condition: CoverageItem, of entry: RuleLocation) -> Int {
        entries[condition.location] = index(.match, entry)
        return add(condition)
    }

    /// The position of what is written in a place.
    func index(_ kind: CoverageItem.Kind, _ location: RuleLocation?) -> Int? {
        location.flatMap { indexes[Key(kind: kind, location: $0)] }
    }

    /// The entry that a condition was written in: a merged rule has conditions of two.
    func entry(of condition: RuleLocation?) -> Int? {
        condition.flatMap { entries[$0] }
    }

    /// Takes what a request showed.
    mutating func take(_ observation: CoverageObservation) {
        switch observation {
        case .reached(let index): items[index].count += 1
        case .held(let index): items[index].count = 1
        case .failed(let index): items[index].hasFailed = true
        }
    }

    /// Whether no request could tell more about an item.
    func isComplete(_ index: Int) -> Bool { items[index].gaps.isEmpty }

    /// The items that are not covered in full, in the order of the files.
    public var uncovered: [CoverageItem] {
        items.filter { !$0.gaps.isEmpty }.sorted {
            ($0.location, $0.kind.rank) < ($1.location, $1.kind.rank)
        }
    }

    /// How much is covered, of one kind.
    public func share(of kind: CoverageItem.Kind) -> CoverageShare {
        items.reduce(into: CoverageShare()) { if $1.kind == kind { $0.add($1) } }
    }

    /// How much is covered.
    public var share: CoverageShare {
        items.reduce(into: CoverageShare()) { $0.add($1) }
    }
}

extension CoverageItem.Kind {
    /// The outer before the inner, where both begin in one place.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
