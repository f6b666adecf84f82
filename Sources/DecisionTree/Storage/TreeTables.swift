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
    private let roots: FrozenTable<UInt32>
    /// Names of headers (group 0) and of query parameters (group 1), by slot.
    private let names: LookupTable
    private let namePool: FrozenTable<UInt8>
    let slotCount: Int
    private let hasParameters: Bool

    init(_ compiler: TreeCompiler) {
        pool = FrozenTable(compiler.pool)
        conditions = FrozenTable(compiler.conditions)
        routes = FrozenTable(compiler.routes)
        buckets = FrozenTable(compiler.buckets)
        groups = FrozenTable(compiler.groups)
        lengths = FrozenTable(compiler.lengths)
        nodes = FrozenTable(compiler.nodes)
        lookups = LookupTable(compiler.lookups)
        roots = FrozenTable(compiler.roots)
        slotCount = compiler.fields.count
        hasParameters = compiler.fields.names.contains { $0.isParameter }
        var pool: [UInt8] = []
        var entries: [LookupTable.Entry] = []
        for (index, field) in compiler.fields.names.enumerated() {
            let hash = unsafe field.name.withUnsafeBufferPointer { buffer in
                unsafe ByteHash.all(Bytes(start: buffer.baseAddress, count: buffer.count))
            }
            entries.append(
                LookupTable.Entry(
                    hash: hash, group: field.isParameter ? 1 : 0, offset: UInt32(pool.count),
                    length: UInt32(field.name.count), value: UInt32(index + 2)))
            pool += field.name
        }
        names = LookupTable(entries)
        namePool = FrozenTable(pool)
    }

    /// The bucket at the top of a virtual host.
    func root(of host: Int) -> UInt32 { roots[host] }

    /// The size in memory.
    var byteCount: Int {
        pool.byteCount + conditions.byteCount + routes.byteCount + buckets.byteCount
            + groups.byteCount + lengths.byteCount + nodes.byteCount + lookups.byteCount
            + roots.byteCount + names.byteCount + namePool.byteCount
    }

    /// Files a request's values under the fields that conditions ask about; returns whether there
    /// was room for all.
    func fill(_ scratch: inout MatchScratch, _ request: borrowing RequestFields) -> Bool {
        guard scratch.add(request.path, to: FieldTable.path),
            let lower = scratch.loweredCopy(of: request.path),
            scratch.add(lower, to: FieldTable.lowerPath)
        else { return false }
        // Pushed in front of each other, so the last goes first.
        for index in (0..<request.headerCount).reversed() {
            let header = request.header(index)
            if let slot = slot(of: header.name, group: 0), !scratch.add(header.value, to: slot) {
                return false
            }
        }
        return !hasParameters || fillParameters(&scratch, request.query)
    }

    /// The first occurrence of a parameter counts; `&` alone separates, nothing is decoded.
    private func fillParameters(_ scratch: inout MatchScratch, _ query: Bytes) -> Bool {
        if query.count == 0 { return true }
        var start = 0
        while start <= query.count {
            var end = start
            var equals: Int?
            while end < query.count && query[end] != UInt8(ascii: "&") {
                if equals == nil && query[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            // As splitting does, pieces of nothing are passed over.
            if end > start {
                let name = query.part(from: start, count: (equals ?? end) - start)
                if let slot = slot(of: name, group: 1), !scratch.hasValue(slot) {
                    let first = equals.map { $0 + 1 } ?? end
                    let value = query.part(from: first, count: end - first)
                    if !scratch.add(value, to: slot) { return false }
                }
            }
            start = end + 1
        }
        return true
    }

    private func slot(of name: Bytes, group: UInt32) -> Int? {
        names.find(name, hash: ByteHash.all(name), group: group, in: namePool).map { Int($0) }
    }
}
