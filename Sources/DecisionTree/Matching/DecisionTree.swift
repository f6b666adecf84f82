public import Routing
import Synchronization

/// A route table compiled for decisions whose cost does not grow with the rules.
///
/// Decides exactly as ``ReferenceMatcher`` does. Read only, so any number of threads may share it;
/// each needs a ``DecisionScratch`` of its own.
public final class DecisionTree: Sendable {
    /// The table that was compiled.
    public let table: RouteTable
    private let lookup: DomainIndex
    let hosts: VirtualHostTrees
    private let normalizer = PathNormalizer()
    private let hasListener: Bool
    private let needs: ScratchMemory.Needs
    /// The number of this tree, unique in the process.
    private let number = DecisionTree.count.add(1, ordering: .relaxed).newValue
    private static let count = Atomic<UInt64>(0)

    /// Compiles a table.
    ///
    /// - Complexity: near linear in the conditions of all routes; the memory is linear in them.
    public convenience init(_ table: RouteTable) {
        self.init(table) {
            SharedVirtualHostTree(table.virtualHosts[$0], isSidecar: table.proxy.isSidecar)
        }
    }

    /// Compiles a table that shares most virtual hosts with a compiled one.
    ///
    /// - Parameters:
    ///   - table: The new table, for the proxy of the old one.
    ///   - old: The tree of the table that it replaces.
    ///   - positions: For each virtual host of the new table the position of the same one, with the
    ///     same domains and routes, in the old table; `nil` where it is new.
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
        needs = trees.reduce(ScratchMemory.Needs()) { $0.union($1.needs) }
        hosts = VirtualHostTrees(trees)
        lookup = DomainIndex(table)
        hasListener = table.hasListener
    }

    /// Creates the memory that a thread decides with.
    public func makeScratch() -> DecisionScratch {
        DecisionScratch(needs)
    }

    /// The size of the compiled tables in bytes, including the memory of PCRE2, but not the route
    /// table.
    public var byteCount: Int {
        hosts.owners.reduce(lookup.byteCount) { $0 + $1.byteCount }
    }

    /// Decides a request.
    ///
    /// Does not allocate, lock or retain, except for the few requests that take the slow path: a
    /// target that is not a path, an upgrade that Istio does not configure, a preflight that a
    /// rule's CORS policy may allow, a second Host, `te`, `referer` and `upgrade` where a rule has
    /// a condition on them, rendered texts beyond 32 KiB, and an expression that PCRE2 gives up on.
    /// Those allocate and take as long as the reference matcher.
    ///
    /// - Parameters:
    ///   - request: The request as its parser left it.
    ///   - scratch: The memory of this thread; it grows where it was made for a smaller tree.
    ///   - random: Decides between weighted destinations.
    /// - Returns: The decision that ``ReferenceMatcher`` would make, with what follows from it.
    /// - Complexity: linear in the request, and in the few routes that its values select.
    @_lifetime(borrow self, &scratch, copy request)
    public func decide(
        _ request: borrowing RequestView, with scratch: inout DecisionScratch, random: UInt64,
    ) -> RequestEffect {
        let memory = unsafe scratch.memory
        unsafe memory.pointee.request = request.bytes
        let decision = unsafe decision(&memory.pointee, random: random)
        // SAFETY: the lifetimes above keep tree, memory and request where they are.
        return unsafe RequestEffect(
            decision, Unmanaged.passUnretained(self).toOpaque(), hosts.addresses, memory)
    }

    /// Decides by a tree that the caller owns, without retaining it.
    ///
    /// - Precondition: The tree outlives the effect.
    @unsafe
    @_lifetime(&scratch, copy request)
    package static func decide(
        _ request: borrowing RequestView, by tree: Unmanaged<DecisionTree>,
        with scratch: inout DecisionScratch, random: UInt64,
    ) -> RequestEffect {
        let memory = unsafe scratch.memory
        unsafe memory.pointee.request = request.bytes
        let decision = unsafe tree._withUnsafeGuaranteedRef {
            unsafe $0.decision(&memory.pointee, random: random)
        }
        let hosts = unsafe tree._withUnsafeGuaranteedRef { unsafe $0.hosts.addresses }
        return unsafe RequestEffect(decision, tree.toOpaque(), hosts, memory)
    }

    /// Decides the request in the scratch memory, and stores what its effect is rendered from.
    @inline(__always)
    func decision(_ scratch: inout ScratchMemory, random: UInt64) -> Decision {
        if scratch.lastTree != number { prepare(&scratch) }
        return decideFast(&scratch, random: random).decision
            ?? decideSlowly(&scratch, random: random)
    }

    /// Makes room for this tree, once each time that the scratch memory changes trees.
    @inline(never)
    private func prepare(_ scratch: inout ScratchMemory) {
        if !scratch.needs.cover(needs) { scratch.grow(to: needs) }
        scratch.lastTree = number
    }

    /// Decides as the reference does, and keeps the normalized parts for the effect.
    @inline(never)
    private func decideSlowly(_ scratch: inout ScratchMemory, random: UInt64) -> Decision {
        let request = scratch.request(random: random)
        scratch.take(try? NormalizedRequest(request, at: table.proxy))
        return ReferenceMatcher(table).decide(request)
    }

    /// Decides a request after checking all of it, as ``ReferenceMatcher/decide(_:)`` does.
    ///
    /// For tools and tests: checking allocates. A proxy decides a ``RequestView`` of the parts that
    /// its parser has checked.
    public func decide(_ request: Request, with scratch: inout DecisionScratch) -> Decision {
        decideFast(request, with: &scratch) ?? ReferenceMatcher(table).decide(request)
    }

    /// The decision if it can be made without the reference matcher.
    package func decideFast(_ request: Request, with scratch: inout DecisionScratch) -> Decision? {
        let isTaken = (try? NormalizedRequest(request, at: table.proxy)) != nil
        if !isTaken || !request.claims.isEmpty { return nil }
        let flat = FlatRequest(request)
        return decideFast(flat.view, with: scratch, random: request.random)
    }

    private func decideFast(
        _ request: borrowing RequestView, with scratch: borrowing DecisionScratch, random: UInt64,
    ) -> Decision? {
        // SAFETY: only the caller uses the scratch memory, and it lives for the call.
        unsafe scratch.memory.pointee.request = request.bytes
        return unsafe decideFast(&scratch.memory.pointee, random: random)
    }

    private func decideFast(_ scratch: inout ScratchMemory, random: UInt64) -> Decision? {
        if scratch.lastTree != number { prepare(&scratch) }
        return decideFast(&scratch, random: random).decision
    }
}

extension DecisionTree {
    /// Decides without allocating, locking or retaining, which the release build proves.
    #if !DEBUG
    @_noLocks
    #endif
    @inline(__always)
    func decideFast(_ scratch: inout ScratchMemory, random: UInt64) -> SearchResult {
        scratch.begin()
        if !hasListener || scratch.headers.count > ScratchMemory.maximumHeaders {
            return SearchResult()
        }
        if scratch.scheme.count == 0 { return SearchResult() }
        guard let normalized = normalizer.normalize(scratch.target, &scratch.arena) else {
            return SearchResult()
        }
        scratch.normalizedTarget = normalized.target
        scratch.normalizedPathLength = normalized.pathLength
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
