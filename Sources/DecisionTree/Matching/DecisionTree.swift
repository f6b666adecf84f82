import RegularExpressions
public import Routing

/// A route table compiled for decisions whose cost does not grow with the rules.
///
/// Decides exactly as ``ReferenceMatcher`` does. Read only, so any number of threads may share it;
/// each needs a ``MatchScratch`` of its own.
public final class DecisionTree: Sendable {
    /// The table that was compiled.
    public let table: RouteTable
    private let tables: TreeTables
    private let hosts: HostLookup
    private let outcomes: OutcomeTable
    private let hasListener: Bool

    /// Compiles a table.
    ///
    /// - Complexity: near linear in the conditions of all routes; the memory is linear in them.
    public init(_ table: RouteTable) {
        self.table = table
        tables = TreeTables(TreeCompiler(table), isSidecar: table.proxy.isSidecar)
        hosts = HostLookup(table)
        outcomes = OutcomeTable(table)
        hasListener = table.hasListener
    }

    /// Makes the memory that a thread decides with.
    public func makeScratch() -> MatchScratch {
        MatchScratch(slotCount: tables.slotCount, expressionCount: tables.expressions.count)
    }

    /// The size of the compiled tables in bytes, without the route table and the expressions.
    public var byteCount: Int { tables.byteCount }

    /// Decides the request that was named to the scratch memory.
    ///
    /// Most requests are decided without allocating, locking or retaining. One that Envoy changes
    /// on arrival (a path to be normalised, headers that it joins or removes and a rule asks
    /// about) goes the plain way, which allocates and takes as long as the reference.
    ///
    /// - Parameters:
    ///   - scratch: The memory that the request was named to.
    ///   - random: Decides between weighted destinations.
    /// - Returns: The decision that ``ReferenceMatcher`` would make.
    /// - Complexity: linear in the request, and in the few routes that its values are filed under.
    public func decide(_ scratch: inout MatchScratch, random: UInt64) -> Decision {
        decideOrdinary(&scratch, random: random).decision
            ?? ReferenceMatcher(table).decide(scratch.request(random: random))
    }

    /// Decides a request after checking all of it, as ``ReferenceMatcher/decide(_:)`` does.
    ///
    /// For tools and tests: checking allocates. A proxy names the parts that its parser has checked
    /// to the scratch memory instead.
    public func decide(_ request: Request, _ scratch: inout MatchScratch) -> Decision {
        let reference = ReferenceMatcher(table)
        let isTaken = (try? NormalisedRequest(request, at: table.proxy)) != nil
        if !isTaken || !request.claims.isEmpty { return reference.decide(request) }
        let found = FlatRequest(request).with(&scratch) { scratch in
            decideOrdinary(&scratch, random: request.random)
        }
        return found.decision ?? reference.decide(request)
    }
}

/// A decision in the few bytes that the search knows of it.
struct Found: BitwiseCopyable {
    /// What kind of answer the request gets; `unknown` where the plain way must decide.
    enum Kind: UInt8 {
        case unknown
        case noRoute
        case forward
        case redirect
        case directResponse
        case abort
        case passthrough
    }

    var kind = Kind.unknown
    /// Positions, -1 for none.
    var host: Int32 = -1
    var route: Int32 = -1
    var cluster: Int32 = -1

    /// The decision, or `nil` if it is not known.
    var decision: Decision? {
        let outcome: Decision.Outcome
        switch kind {
        case .unknown: return nil
        case .noRoute: outcome = .noRoute
        case .forward: outcome = .route
        case .redirect: outcome = .redirect
        case .directResponse: outcome = .directResponse
        case .abort: outcome = .abort
        case .passthrough: outcome = .passthrough
        }
        let position = { (number: Int32) in number < 0 ? nil : Int(number) }
        return Decision(
            outcome, virtualHost: position(host), route: position(route),
            cluster: position(cluster))
    }
}

extension DecisionTree {
    /// Decides without allocating, locking or retaining, which the release build proves.
    #if !DEBUG
    @_noLocks
    #endif
    func decideOrdinary(_ scratch: inout MatchScratch, random: UInt64) -> Found {
        if !hasListener { return Found() }
        let host = hosts.find(scratch.authority)
        if host == TreeBucket.none { return Found(kind: .noRoute) }
        if outcomes.requiresTLS(host) { return Found() }
        if !tables.file(&scratch) { return Found() }
        var search = TreeSearch()
        tables.look(in: tables.root(of: Int(host)), &scratch, &search)
        if search.isUndecided { return Found() }
        if search.best == TreeBucket.none { return Found(kind: .noRoute, host: Int32(host)) }
        let isPreflight = scratch.method.isOptions
        return outcomes.find(host, search.best, random: random, mayBePreflight: isPreflight)
    }
}
