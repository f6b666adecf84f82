public import Routing

/// A route table compiled for decisions whose cost does not grow with the rules.
///
/// Decides exactly as ``ReferenceMatcher`` does. Read only, so any number of threads may share it;
/// each needs a ``MatchScratch`` of its own.
public final class DecisionTree: Sendable {
    /// The table that was compiled.
    public let table: RouteTable
    private let lookup: DomainIndex
    let hosts: VirtualHostTrees
    private let cleaning = PathNormalizer()
    private let hasListener: Bool
    private let needs: MatchScratch.Needs

    /// Compiles a table.
    ///
    /// - Complexity: near linear in the conditions of all routes; the memory is linear in them.
    public convenience init(_ table: RouteTable) {
        self.init(table) {
            SharedVirtualHostTree(table.virtualHosts[$0], isSidecar: table.proxy.isSidecar)
        }
    }

    /// Compiles a table of which most is compiled already.
    ///
    /// - Parameters:
    ///   - table: The new table, for the proxy of the old one.
    ///   - old: The tree of the table that it replaces.
    ///   - positions: For each virtual host of the new table where the same one, with the same
    ///     domains and routes, stands in the old table; `nil` where it is new.
    /// - Complexity: linear in the number of virtual hosts, and near linear in the conditions of
    ///   the new ones.
    public convenience init(
        _ table: RouteTable, reusing old: DecisionTree, positions: [Int?],
    ) {
        precondition(positions.count == table.virtualHosts.count, "a position for each host")
        self.init(table) { index in
            positions[index].map { old.hosts.owners[$0] }
                ?? SharedVirtualHostTree(
                    table.virtualHosts[index], isSidecar: table.proxy.isSidecar)
        }
    }

    private init(_ table: RouteTable, compile: (Int) -> SharedVirtualHostTree) {
        self.table = table
        let trees = table.virtualHosts.indices.map(compile)
        needs = trees.reduce(MatchScratch.Needs()) { $0.union($1.needs) }
        hosts = VirtualHostTrees(trees)
        lookup = DomainIndex(table)
        hasListener = table.hasListener
    }

    /// Makes the memory that a thread decides with.
    public func makeScratch() -> MatchScratch {
        MatchScratch(needs)
    }

    /// The size of the compiled tables in bytes, expressions as PCRE2 compiled them included, the
    /// route table not.
    public var byteCount: Int {
        hosts.owners.reduce(lookup.byteCount) { $0 + $1.byteCount }
    }

    /// Decides the request that was named to the scratch memory.
    ///
    /// Does not allocate, lock or retain, but for the few requests that go the plain way: a
    /// target that is no path, an upgrade that Istio does not configure, a preflight that a rule's
    /// CORS policy may answer, a second Host, `te`, `referer` and `upgrade` where a rule asks about
    /// them, made texts beyond 32 KiB, and an expression on which PCRE2 gives up. Those allocate and
    /// take as long as the reference.
    ///
    /// - Parameters:
    ///   - scratch: The memory that the request was named to; it grows where it was made for a
    ///     smaller tree.
    ///   - random: Decides between weighted destinations.
    /// - Returns: The decision that ``ReferenceMatcher`` would make.
    /// - Complexity: linear in the request, and in the few routes that its values are filed under.
    public func decide(_ scratch: inout MatchScratch, random: UInt64) -> Decision {
        if !scratch.needs.cover(needs) { scratch.grow(to: needs) }
        return decideFast(&scratch, random: random).decision
            ?? decideSlowly(&scratch, random: random)
    }

    /// Decides as the reference does, and keeps the cleaned parts for what follows from it.
    @inline(never)
    private func decideSlowly(_ scratch: inout MatchScratch, random: UInt64) -> Decision {
        let request = scratch.request(random: random)
        scratch.take(try? NormalizedRequest(request, at: table.proxy))
        return ReferenceMatcher(table).decide(request)
    }

    /// Decides a request after checking all of it, as ``ReferenceMatcher/decide(_:)`` does.
    ///
    /// For tools and tests: checking allocates. A proxy names the parts that its parser has checked
    /// to the scratch memory instead.
    public func decide(_ request: Request, _ scratch: inout MatchScratch) -> Decision {
        decideQuickly(request, &scratch) ?? ReferenceMatcher(table).decide(request)
    }

    /// The decision if it can be made without the reference matcher.
    package func decideQuickly(_ request: Request, _ scratch: inout MatchScratch) -> Decision? {
        let isTaken = (try? NormalizedRequest(request, at: table.proxy)) != nil
        if !isTaken || !request.claims.isEmpty { return nil }
        if !scratch.needs.cover(needs) { scratch.grow(to: needs) }
        let found = FlatRequest(request).with(&scratch) { scratch in
            decideFast(&scratch, random: request.random)
        }
        return found.decision
    }
}

extension DecisionTree {
    /// Decides without allocating, locking or retaining, which the release build proves.
    #if !DEBUG
    @_noLocks
    #endif
    @inline(__always)
    func decideFast(_ scratch: inout MatchScratch, random: UInt64) -> SearchResult {
        scratch.forget()
        if !hasListener || scratch.headerCount > MatchScratch.maximumHeaders {
            return SearchResult()
        }
        if scratch.scheme.count == 0 { return SearchResult() }
        guard let cleaned = cleaning.clean(scratch.target, &scratch.arena) else {
            return SearchResult()
        }
        scratch.cleanTarget = cleaned.target
        scratch.cleanPathLength = cleaned.pathLength
        var host = lookup.findAsWritten(scratch.authority)
        scratch.isHostDomain = host != LookupTable.none
        if host == LookupTable.none { host = lookup.find(scratch.authority) }
        if host == TreeBucket.none {
            return scratch.mayHaveOtherHost ? SearchResult() : SearchResult(outcome: .noRoute)
        }
        var found = hosts[Int(host)].decide(&scratch, random: random)
        found.host = Int32(host)
        return found
    }
}
