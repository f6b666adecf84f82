public import DecisionTree
public import Routing

/// One thread's view of ``LiveRules`` for a proxy, which decides by the newest rules.
///
/// Make one for each thread with ``LiveRules/makeReader(for:)``, name a request to ``scratch`` and
/// call ``decide(random:)``:
///
///     var reader = rules.makeReader(for: proxy)
///     reader.scratch.begin(method: method, scheme: scheme, authority: host, target: target)
///     reader.scratch.addHeader(name: name, value: value)
///     let decision = reader.decide(random: random)
///
/// A reader that decides nothing keeps the rules of its last decision in memory, and no others.
public struct RuleReader: ~Copyable {
    /// The memory that requests are named to.
    public var scratch: MatchScratch
    // INVARIANT: keeps alive what `newestAddress` looks at.
    private let publication: TreePublication
    private let newestAddress: NewestAddress
    private let slot: TreePublication.Slot
    private var newest: TreeReference

    init(_ publication: TreePublication) {
        self.publication = publication
        newestAddress = publication.newest
        slot = TreePublication.Slot()
        newest = publication.admit(slot)
        scratch = newest.tree.makeScratch()
    }

    deinit {
        publication.dismiss(slot)
    }

    /// Decides the request that was named to ``scratch`` by the newest rules.
    ///
    /// Takes no lock and waits for nobody. While the rules stay what they are it does not allocate,
    /// retain or release either, but for the requests that ``DecisionTree/decide(_:random:)``
    /// names. The first decision after a change takes the new rules, and frees the old ones if no
    /// other reader has them.
    ///
    /// - Parameter random: Decides between weighted destinations.
    /// - Returns: The decision; its positions are those of ``table``.
    #if !DEBUG
    @_noLocks
    #endif
    public mutating func decide(random: UInt64) -> Decision {
        if newestAddress.current != newest.address { takeNewest() }
        return newest.decide(&scratch, random: random)
    }

    /// The route table of the last decision, by which it is carried out.
    public var table: RouteTable { newest.tree.table }

    /// The tree of the last decision.
    package var tree: DecisionTree { newest.tree }

    /// Once for each change of the rules; where another change comes in between, the next decision
    /// tries again.
    @_semantics("no_performance_analysis")
    @inline(never)
    private mutating func takeNewest() {
        if let taken = publication.take(announcingIn: slot) { newest = taken }
    }
}
