/// Dividing a set of routes.
extension VirtualHostCompiler {
    /// Routes that are indexed by one key.
    private struct IndexedRoutes {
        let key: TreeKey
        /// The condition that has the key.
        let condition: DraftCondition
        var drafts: [RouteDraft]
        var bucket: UInt32 = 0

        /// The smallest position of the routes.
        var first: UInt32 { UInt32(drafts.first?.position ?? Int(TreeBucket.none)) }
    }

    /// Divides a set and returns its node.
    mutating func divide(_ drafts: [RouteDraft], depth: Int) -> UInt32 {
        var (indexed, rest) = Self.grouped(drafts)
        let node = reserveNode()
        for index in indexed.indices {
            indexed[index].bucket = add(indexed[index].drafts, depth: depth + 1)
        }
        let scan = add(rest, depth: Self.maximumDepth)
        var ways = ways(of: indexed)
        ways.sort { $0.group.first < $1.group.first }
        let firstGroup = finish(node, ways.map(\.group), scan: scan)
        for (number, way) in ways.enumerated() {
            guard way.group.kind == .exact || way.group.kind == .prefix else { continue }
            for entry in way.indexed {
                addLookup(entry.key.text, group: firstGroup + UInt32(number), bucket: entry.bucket)
            }
        }
        return UInt32(node)
    }

    /// Indexes each route by one of its keys; returns those without any.
    private static func grouped(_ drafts: [RouteDraft]) -> (
        indexed: [IndexedRoutes], rest: [RouteDraft]
    ) {
        var shares: [TreeKey: Int] = [:]
        for draft in drafts {
            for key in Set(draft.conditions.compactMap(\.key)) { shares[key, default: 0] += 1 }
        }
        var indexed: [IndexedRoutes] = []
        var places: [TreeKey: Int] = [:]
        var rest: [RouteDraft] = []
        for var draft in drafts {
            guard let (index, key) = choose(draft, shares) else {
                rest.append(draft)
                continue
            }
            let condition = draft.conditions[index]
            draft.conditions[index].use(key)
            if let place = places[key] {
                indexed[place].drafts.append(draft)
            } else {
                places[key] = indexed.count
                indexed.append(IndexedRoutes(key: key, condition: condition, drafts: [draft]))
            }
        }
        return (indexed, rest)
    }

    /// The condition of a route that the fewest others share; the first of several.
    private static func choose(
        _ draft: RouteDraft, _ shares: [TreeKey: Int],
    ) -> (index: Int, key: TreeKey)? {
        var best: (index: Int, key: TreeKey, cost: Int)?
        for (index, condition) in draft.conditions.enumerated() {
            guard let key = condition.key else { continue }
            let cost = (shares[key] ?? 0) * 2 + cost(of: key.kind)
            if cost < best?.cost ?? .max { best = (index, key, cost) }
        }
        return best.map { ($0.index, $0.key) }
    }

    /// What a kind of key costs beyond the routes that share it.
    ///
    /// A presence test is not selective. A predicate cannot be indexed: it only groups the routes
    /// that share it.
    private static func cost(of kind: TreeKey.Kind) -> Int {
        switch kind {
        case .exact, .prefix: 0
        case .together: 1
        case .presence: 16
        case .guarded: 1_000_000
        }
    }

    /// The groups of a node, each with its keys.
    private mutating func ways(of indexed: [IndexedRoutes]) -> [(
        group: TreeGroup, indexed: [IndexedRoutes]
    )] {
        var order: [TreeKey] = []
        var members: [TreeKey: [IndexedRoutes]] = [:]
        for entry in indexed {
            let way = entry.key.way
            if members[way] == nil { order.append(way) }
            members[way, default: []].append(entry)
        }
        return order.flatMap { way -> [(group: TreeGroup, indexed: [IndexedRoutes])] in
            let indexed = members[way] ?? []
            if way.kind == .together && indexed.count < Self.smallestTogether {
                return indexed.map { (guarded($0), [$0]) }
            }
            return [(group(way, indexed), indexed)]
        }
    }

    private mutating func group(_ way: TreeKey, _ indexed: [IndexedRoutes]) -> TreeGroup {
        var group = TreeGroup(
            slot: UInt32(way.slot), kind: way.kind, start: 0, count: 0,
            first: indexed.map(\.first).min() ?? TreeBucket.none)
        switch way.kind {
        case .exact: break
        case .prefix:
            let lengths = Set(indexed.map(\.key.text.count)).sorted()
            group.start = addLengths(lengths)
            group.count = UInt32(lengths.count)
        case .presence: group.start = indexed[0].bucket
        case .together:
            let members = indexed.map {
                TreeSetMember(
                    slot: group.slot, expression: number(of: $0.condition), bucket: $0.bucket,
                    first: $0.first)
            }
            group.start = addSet(members)
        case .guarded: return guarded(indexed[0])
        }
        return group
    }

    /// A group of routes that share one condition, which is evaluated once for all of them.
    private mutating func guarded(_ indexed: IndexedRoutes) -> TreeGroup {
        TreeGroup(
            slot: UInt32(indexed.key.slot), kind: .guarded, start: indexed.bucket,
            count: add(indexed.condition), first: indexed.first)
    }
}

extension TreeKey {
    /// The same field and kind for any text; each guarded key is a group of its own.
    fileprivate var way: TreeKey {
        kind == .guarded ? self : TreeKey(slot: slot, kind: kind, text: [])
    }
}
