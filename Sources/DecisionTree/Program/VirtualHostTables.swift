import RegularExpressions
import Routing

/// The tables of a compiled virtual host; read only.
struct VirtualHostTables: ~Copyable, Sendable {
    private let pinned = AddressOnlyMarker()
    let pool: FrozenTable<UInt8>
    let conditions: FrozenTable<TreeCondition>
    let routes: FrozenTable<TreeRoute>
    let buckets: FrozenTable<TreeBucket>
    let groups: FrozenTable<TreeGroup>
    let lengths: FrozenTable<UInt32>
    let nodes: FrozenTable<TreeNode>
    let lookups: LookupTable
    let expressions: ExpressionTable
    let sets: FrozenTable<TreeSet>
    let setMembers: FrozenTable<TreeSetMember>
    let expressionSets: ExpressionSets
    /// The root bucket.
    let root: UInt32

    /// Where headers (group 0) and query parameters (group 1) are stored, as ``FieldSlot``.
    let names: LookupTable
    let namePool: FrozenTable<UInt8>
    let nameLengths: UInt64
    let line: LineSlots
    let added: AddedSlots
    let slotCount: Int
    let asksParameters: Bool
    let asksPath: Bool
    let asksLowerPath: Bool
    /// Whether a condition tests the scheme or what the proxy adds to every request.
    let asksAdded: Bool
    /// Whether a condition tests the path in lower case, the method, or path and query.
    let asksMoreOfLine: Bool
    /// Whether a condition tests parameters, or what the proxy adds.
    let asksMore: Bool
    let isSidecar: Bool
    /// The client's address as decisions show it; empty where no condition tests it.
    let clientAddress: FrozenTable<UInt8>

    init(_ compiler: consuming VirtualHostCompiler, isSidecar: Bool) {
        pool = FrozenTable(compiler.pool)
        conditions = FrozenTable(compiler.conditions)
        routes = FrozenTable(compiler.routes)
        buckets = FrozenTable(compiler.buckets)
        groups = FrozenTable(compiler.groups)
        lengths = FrozenTable(compiler.lengths)
        nodes = FrozenTable(compiler.nodes)
        lookups = LookupTable(compiler.lookups)
        expressions = ExpressionTable(compiler.expressions)
        sets = FrozenTable(compiler.sets)
        setMembers = FrozenTable(compiler.setMembers)
        expressionSets = ExpressionSets(compiler.setExpressions)
        root = compiler.root
        let index = FieldIndex(compiler.fields, isSidecar: isSidecar)
        names = LookupTable(index.entries)
        namePool = FrozenTable(index.pool)
        nameLengths = index.lengths
        line = index.line
        added = index.added
        slotCount = compiler.fields.count
        asksParameters = index.hasParameters
        asksPath = compiler.fields.asksPath
        asksLowerPath = compiler.fields.asksLowerPath
        let asksAdded = index.line.scheme >= 0 || index.added.areAsked
        self.asksAdded = asksAdded
        asksMoreOfLine =
            compiler.fields.asksLowerPath || index.line.method >= 0 || index.line.target >= 0
        asksMore = asksAdded || index.hasParameters
        self.isSidecar = isSidecar
        clientAddress = FrozenTable(index.added.areAsked ? SanitizedHeaders.clientAddress : [])
    }

    /// The size in memory, including PCRE2's for expressions.
    var byteCount: Int {
        pool.byteCount + conditions.byteCount + routes.byteCount + buckets.byteCount
            + groups.byteCount + lengths.byteCount + nodes.byteCount + lookups.byteCount
            + sets.byteCount + setMembers.byteCount + expressionSets.byteCount + names.byteCount
            + namePool.byteCount + expressions.byteCount
    }
}
