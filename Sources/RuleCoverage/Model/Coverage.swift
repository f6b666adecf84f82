import IstioConfig

/// All items of rules, and how far tests have reached them.
///
/// A text that YAML aliases repeat is one item, since it is written once; so are rules that were
/// read twice.
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

    /// Creates an empty coverage.
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

    /// The position of the item that is written at a location.
    func index(_ kind: CoverageItem.Kind, _ location: RuleLocation?) -> Int? {
        location.flatMap { indexes[Key(kind: kind, location: $0)] }
    }

    /// The entry that a condition was written in: a merged rule has conditions of two entries.
    func entry(of condition: RuleLocation?) -> Int? {
        condition.flatMap { entries[$0] }
    }

    /// Counts what a request showed.
    mutating func take(_ observation: CoverageObservation) {
        switch observation {
        case .reached(let index): items[index].count += 1
        case .held(let index): items[index].count = 1
        case .failed(let index): items[index].hasFailed = true
        }
    }

    /// Whether no request could show more of an item.
    func isComplete(_ index: Int) -> Bool { items[index].gaps.isEmpty }

    /// The items that are not fully covered, in the order of the files.
    public var uncovered: [CoverageItem] {
        items.filter { !$0.gaps.isEmpty }.sorted {
            ($0.location, $0.kind.rank) < ($1.location, $1.kind.rank)
        }
    }

    /// How much is covered of one kind.
    public func share(of kind: CoverageItem.Kind) -> CoverageShare {
        items.reduce(into: CoverageShare()) { if $1.kind == kind { $0.add($1) } }
    }

    /// How much is covered.
    public var share: CoverageShare {
        items.reduce(into: CoverageShare()) { $0.add($1) }
    }
}

extension CoverageItem.Kind {
    /// Outer kinds come before inner ones if both begin at one location.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
