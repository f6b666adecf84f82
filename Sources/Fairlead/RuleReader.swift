public import DecisionTree
public import Routing

/// One thread's view of ``LiveRules`` for a proxy, which decides by the newest rules.
///
/// Make one for each thread with ``LiveRules/makeReader(for:)``, and decide a view of each request:
///
///     var reader = rules.makeReader(for: proxy)
///     let effect = reader.decide(request, random: random)
///     if let cluster = effect.clusterName { … }
///
/// A reader that decides nothing keeps only the rules of its last decision in memory.
public struct RuleReader: ~Copyable {
    private var scratch: DecisionScratch
    // INVARIANT: keeps alive what `newestAddress` reads.
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

    /// Decides a request by the newest rules.
    ///
    /// Takes no lock and never waits. While the rules do not change it does not allocate, retain or
    /// release either, except for the requests that `DecisionTree.decide(_:with:random:)` names.
    /// The first decision after a change acquires the new rules, and frees the old ones if no other
    /// reader has them.
    ///
    /// - Parameters:
    ///   - request: The request as its parser left it.
    ///   - random: Decides between weighted destinations.
    /// - Returns: The decision with what follows from it. It borrows the reader: the next request
    ///   can be decided once it is no longer used.
    #if !DEBUG
    @_noLocks
    #endif
    @_lifetime(&self, copy request)
    public mutating func decide(
        _ request: borrowing RequestView, random: UInt64,
    ) -> RequestEffect {
        if newestAddress.current != newest.address { takeNewest() }
        return newest.decide(request, with: &scratch, random: random)
    }

    /// The route table of the last decision, which the decision's positions refer to.
    public var table: RouteTable { newest.tree.table }

    /// The tree of the last decision.
    package var tree: DecisionTree { newest.tree }

    /// Called once for each change of the rules; if another change intervenes, the next decision
    /// retries.
    @_semantics("no_performance_analysis")
    @inline(never)
    private mutating func takeNewest() {
        if let taken = publication.take(announcingIn: slot) { newest = taken }
    }
}
