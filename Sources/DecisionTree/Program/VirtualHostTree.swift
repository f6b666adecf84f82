import Routing

/// A compiled virtual host; read only.
struct VirtualHostTree: ~Copyable, Sendable {
    let tables: VirtualHostTables
    private let outcomes: OutcomeTable

    init(_ host: VirtualHost, isSidecar: Bool) {
        tables = VirtualHostTables(VirtualHostCompiler(host), isSidecar: isSidecar)
        outcomes = OutcomeTable(host)
    }

    /// What the scratch memory must have room for.
    var needs: ScratchMemory.Needs {
        ScratchMemory.Needs(
            slots: tables.slotCount, expressions: tables.expressions.count,
            instructions: tables.expressionSets.largestInstructionCount)
    }

    /// The size of the tables in bytes.
    var byteCount: Int { tables.byteCount + outcomes.byteCount }

    /// Decides a request with a normalized target; the caller sets the host's position.
    @inline(always)
    func decide(_ scratch: inout ScratchMemory, random: UInt64) -> SearchResult {
        if !tables.extract(&scratch) { return SearchResult() }
        if outcomes.requiresTLS && !scratch.scheme.isHTTPS {
            return SearchResult(outcome: .redirect)
        }
        var search = TreeSearch()
        tables.lookAtAll(&scratch, &search)
        if search.isUndecided { return SearchResult() }
        if search.best == TreeBucket.none { return SearchResult(outcome: .noRoute) }
        let isPreflight = scratch.method.isOptions
        return outcomes.find(search.best, random: random, mayBePreflight: isPreflight)
    }
}
