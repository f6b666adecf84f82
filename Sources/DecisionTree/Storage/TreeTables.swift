import RegularExpressions
import Routing

/// The tables of a compiled tree; read only.
struct TreeTables: ~Copyable, Sendable {
    let pool: FrozenTable<UInt8>
    let conditions: FrozenTable<TreeCondition>
    let routes: FrozenTable<TreeRoute>
    let buckets: FrozenTable<TreeBucket>
    let groups: FrozenTable<TreeGroup>
    let lengths: FrozenTable<UInt32>
    let nodes: FrozenTable<TreeNode>
    let lookups: LookupTable
    let expressions: ExpressionTable
    private let roots: FrozenTable<UInt32>

    /// Names of headers in lower case (group 0) and of query parameters (group 1), with their
    /// slots; names that Envoy treats in its own way have `specialBit` set.
    let names: LookupTable
    let namePool: FrozenTable<UInt8>
    /// A bit for each length that the name of a header of interest has; 63 stands for longer ones.
    let nameLengths: UInt64
    /// The slots of the request line's parts, -1 where nothing asks about them.
    let lineSlots: LineSlots
    let slotCount: Int
    let asksParameters: Bool
    let asksLowerPath: Bool
    /// Whether requests can be taken as they are: nothing asks about headers that Envoy makes up.
    let isOrdinary: Bool
    /// The bytes of a path that normalisation leaves alone.
    let plainPath: ByteClass

    static let specialBit: UInt32 = 1 << 31
    static let noSlot = Int(UInt32.max >> 1)

    /// The slots of the request line's parts.
    struct LineSlots: BitwiseCopyable, Sendable {
        var authority: Int32 = -1
        var method: Int32 = -1
        var target: Int32 = -1
        var scheme: Int32 = -1
    }

    init(_ compiler: TreeCompiler, isSidecar: Bool) {
        pool = FrozenTable(compiler.pool)
        conditions = FrozenTable(compiler.conditions)
        routes = FrozenTable(compiler.routes)
        buckets = FrozenTable(compiler.buckets)
        groups = FrozenTable(compiler.groups)
        lengths = FrozenTable(compiler.lengths)
        nodes = FrozenTable(compiler.nodes)
        lookups = LookupTable(compiler.lookups)
        expressions = ExpressionTable(compiler.expressions)
        roots = FrozenTable(compiler.roots)
        slotCount = compiler.fields.count
        asksLowerPath = compiler.fields.asksLowerPath
        let index = FieldIndex(compiler.fields, isSidecar: isSidecar)
        names = LookupTable(index.entries)
        namePool = FrozenTable(index.pool)
        nameLengths = index.lengths
        lineSlots = index.line
        asksParameters = index.hasParameters
        isOrdinary = index.isOrdinary
        plainPath = ByteClass { byte in
            switch byte {
            case 0x22, 0x23, 0x25, 0x3B, 0x3C, 0x3E, 0x3F, 0x5C, 0x5E, 0x60, 0x7B...0x7D: false
            default: (0x21...0x7E).contains(byte)
            }
        }
    }

    /// The bucket at the top of a virtual host.
    func root(of host: Int) -> UInt32 { roots[host] }

    /// The size in memory, expressions not counted.
    var byteCount: Int {
        pool.byteCount + conditions.byteCount + routes.byteCount + buckets.byteCount
            + groups.byteCount + lengths.byteCount + nodes.byteCount + lookups.byteCount
            + roots.byteCount + names.byteCount + namePool.byteCount
    }
}

/// The names of fields, as the tables want them.
private struct FieldIndex {
    private(set) var entries: [LookupTable.Entry] = []
    private(set) var pool: [UInt8] = []
    private(set) var lengths: UInt64 = 0
    private(set) var line = TreeTables.LineSlots()
    private(set) var hasParameters = false
    private(set) var isOrdinary = true
    private var known: Set<[UInt8]> = []

    /// Headers that a request has although the client sent none (envoy-semantics 3.6).
    private static let made: Set<[UInt8]> = names(
        "x-forwarded-proto x-forwarded-for x-envoy-external-address x-request-id "
            + "x-envoy-attempt-count")
    /// Headers that change on arrival, or decide whether the request is taken at all.
    private static let changed: Set<[UInt8]> = names(
        "connection upgrade host keep-alive proxy-connection te referer")
    /// Headers that concern every request, whether a rule asks about them or not.
    private static let always: Set<[UInt8]> = names("host upgrade transfer-encoding")

    init(_ fields: FieldTable, isSidecar: Bool) {
        for (index, field) in fields.names.enumerated() {
            add(field.name, slot: index + 2, isParameter: field.isParameter)
        }
        var concerning = Self.always
        if isSidecar { concerning.formUnion(Self.names("x-forwarded-proto")) }
        for name in concerning.subtracting(known).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            file(name, TreeTables.specialBit | UInt32(TreeTables.noSlot), group: 0)
        }
    }

    private mutating func add(_ name: [UInt8], slot: Int, isParameter: Bool) {
        if isParameter {
            hasParameters = true
            file(name, UInt32(slot), group: 1)
            return
        }
        switch String(decoding: name, as: UTF8.self) {
        case ":authority": line.authority = Int32(slot)
        case ":method": line.method = Int32(slot)
        case ":path": line.target = Int32(slot)
        case ":scheme": line.scheme = Int32(slot)
        default:
            known.insert(name)
            if Self.made.contains(name) || Self.changed.contains(name)
                || BuiltInHeaders.areInternal(name)
            {
                isOrdinary = false
            }
            let isSpecial = BuiltInHeaders.areHeldOnce(name)
            file(name, UInt32(slot) | (isSpecial ? TreeTables.specialBit : 0), group: 0)
        }
    }

    private mutating func file(_ name: [UInt8], _ value: UInt32, group: UInt32) {
        if group == 0 { lengths |= 1 << UInt64(min(name.count, 63)) }
        let hash = unsafe name.withUnsafeBufferPointer { buffer in
            unsafe ByteHash.all(
                Bytes(start: buffer.baseAddress, count: buffer.count), ignoresCase: group == 0)
        }
        entries.append(
            LookupTable.Entry(
                hash: hash, group: group, offset: UInt32(pool.count), length: UInt32(name.count),
                value: value))
        pool += name
    }

    private static func names(_ text: String) -> Set<[UInt8]> {
        Set(text.split(separator: " ").map { Array($0.utf8) })
    }
}
