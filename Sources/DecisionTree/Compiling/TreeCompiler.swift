import RegularExpressions
import Routing

/// Divides the routes of each virtual host by conditions that can be looked up.
///
/// The question is which of many routes, in order, is the first whose conditions all hold. Envoy
/// tries one after the other. Here each route is filed under one of its conditions, the one that
/// the fewest other routes of the set share, so that a request finds by a few lookups the few
/// routes that it may match at all; sets that are still large are divided again by what is left of
/// their conditions. Every route stands in one place, so the tree grows as the rules do.
struct TreeCompiler {
    /// Sets of so many routes are not divided further.
    private static let smallSet = 4
    /// How often a set is divided; what is left then is tried in order.
    static let maximumDepth = 8

    private(set) var pool: [UInt8] = []
    private(set) var conditions: [TreeCondition] = []
    private(set) var routes: [TreeRoute] = []
    private(set) var buckets: [TreeBucket] = []
    private(set) var groups: [TreeGroup] = []
    private(set) var lengths: [UInt32] = []
    private(set) var nodes: [TreeNode] = []
    private(set) var lookups: [LookupTable.Entry] = []
    private(set) var expressions: [RegularExpression] = []
    private(set) var fields = FieldTable()
    /// The bucket at the top of each virtual host.
    private(set) var roots: [UInt32] = []
    private var offsets: [[UInt8]: UInt32] = [:]
    private var expressionNumbers: [ExpressionUse: UInt32] = [:]

    /// An expression asked of a field: its answer is found once for a request.
    private struct ExpressionUse: Hashable {
        let slot: Int
        let text: [UInt8]
    }

    init(_ table: RouteTable) {
        for host in table.virtualHosts {
            let drafts = host.routes.enumerated().map { position, route in
                RouteDraft(route, at: position, fields: &fields)
            }
            roots.append(add(drafts, depth: 0))
        }
    }

    /// Adds a set of routes, given in order, and returns its bucket.
    private mutating func add(_ drafts: [RouteDraft], depth: Int) -> UInt32 {
        let isDivided =
            drafts.count > Self.smallSet && depth < Self.maximumDepth
            && drafts.contains { $0.conditions.contains { $0.key != nil } }
        var bucket = TreeBucket(
            firstRoute: 0, routeCount: 0, node: TreeBucket.none,
            first: UInt32(drafts.first?.position ?? Int(TreeBucket.none)))
        if isDivided {
            bucket.node = divide(drafts, depth: depth)
        } else {
            bucket.firstRoute = UInt32(routes.count)
            bucket.routeCount = UInt32(drafts.count)
            for draft in drafts { add(draft) }
        }
        buckets.append(bucket)
        return UInt32(buckets.count - 1)
    }

    private mutating func add(_ draft: RouteDraft) {
        let first = conditions.count
        for condition in draft.conditions where !condition.isUsed || !condition.isAnsweredByKey {
            add(condition)
        }
        routes.append(
            TreeRoute(
                position: UInt32(draft.position), firstCondition: UInt32(first),
                conditionCount: UInt32(conditions.count - first)))
    }

    private mutating func add(_ condition: DraftCondition) {
        var record = TreeCondition(
            slot: UInt32(condition.slot), kind: condition.kind, isInverted: condition.isInverted,
            treatsMissingAsEmpty: condition.treatsMissingAsEmpty, offset: 0,
            length: UInt32(condition.text.count), expression: 0)
        if let expression = condition.expression {
            record.expression = number(
                expression, ExpressionUse(slot: condition.slot, text: condition.text))
        } else {
            record.offset = offset(of: condition.text)
        }
        conditions.append(record)
    }

    private mutating func number(_ expression: RegularExpression, _ use: ExpressionUse) -> UInt32 {
        if let known = expressionNumbers[use] { return known }
        let number = UInt32(expressions.count)
        expressions.append(expression)
        expressionNumbers[use] = number
        return number
    }

    private mutating func offset(of text: [UInt8]) -> UInt32 {
        if let known = offsets[text] { return known }
        let offset = UInt32(pool.count)
        pool += text
        offsets[text] = offset
        return offset
    }
}

/// Dividing a set of routes.
extension TreeCompiler {
    private mutating func divide(_ drafts: [RouteDraft], depth: Int) -> UInt32 {
        var shares: [TreeKey: Int] = [:]
        for draft in drafts {
            for key in Set(draft.conditions.compactMap(\.key)) { shares[key, default: 0] += 1 }
        }
        var filed: [TreeKey: [RouteDraft]] = [:]
        var order: [TreeKey] = []
        var rest: [RouteDraft] = []
        for var draft in drafts {
            guard let choice = Self.choose(draft, shares) else {
                rest.append(draft)
                continue
            }
            draft.conditions[choice.index].isUsed = true
            if filed[choice.key] == nil { order.append(choice.key) }
            filed[choice.key, default: []].append(draft)
        }
        let node = UInt32(nodes.count)
        nodes.append(TreeNode(firstGroup: 0, groupCount: 0, scan: 0))
        let added = order.map { (key: $0, bucket: add(filed[$0] ?? [], depth: depth + 1)) }
        let scan = add(rest, depth: Self.maximumDepth)
        let made = groups(of: added).sorted { $0.group.first < $1.group.first }
        nodes[Int(node)] = TreeNode(
            firstGroup: UInt32(groups.count), groupCount: UInt32(made.count), scan: scan)
        var numbers: [TreeKey: UInt32] = [:]
        for entry in made {
            numbers[entry.kind] = UInt32(groups.count)
            groups.append(entry.group)
        }
        file(added, numbers)
        return node
    }

    /// The condition of a route that the fewest others share; the first of several.
    private static func choose(
        _ draft: RouteDraft, _ shares: [TreeKey: Int],
    ) -> (index: Int, key: TreeKey)? {
        var best: (index: Int, key: TreeKey, cost: Int)?
        for (index, condition) in draft.conditions.enumerated() {
            guard let key = condition.key else { continue }
            // Presence is asked for cheaply and answers least, so others go first.
            let cost = (shares[key] ?? 0) * 2 + (key.kind == .presence ? 1 : 0)
            if cost < best?.cost ?? .max { best = (index, key, cost) }
        }
        return best.map { ($0.index, $0.key) }
    }

    /// Groups the buckets of a node by field and kind, which a key without text stands for.
    private mutating func groups(
        of added: [(key: TreeKey, bucket: UInt32)],
    ) -> [(kind: TreeKey, group: TreeGroup)] {
        var made: [TreeKey: TreeGroup] = [:]
        var prefixLengths: [TreeKey: Set<Int>] = [:]
        for (key, bucket) in added {
            let first = buckets[Int(bucket)].first
            var group =
                made[key.kindOnly]
                ?? TreeGroup(
                    slot: UInt32(key.slot), kind: key.kind, start: bucket, count: 0, first: first)
            group.first = min(group.first, first)
            made[key.kindOnly] = group
            if key.kind == .prefix {
                prefixLengths[key.kindOnly, default: []].insert(key.text.count)
            }
        }
        return made.sorted {
            $0.key.slot < $1.key.slot
                || $0.key.slot == $1.key.slot
                    && $0.key.kind.rawValue < $1.key.kind.rawValue
        }.map { kind, group in
            var group = group
            if let lengths = prefixLengths[kind] {
                group.start = UInt32(self.lengths.count)
                group.count = UInt32(lengths.count)
                self.lengths += lengths.sorted().map { UInt32($0) }
            }
            return (kind, group)
        }
    }

    /// Files the texts of a node's buckets for lookup, under the numbers of their groups.
    private mutating func file(
        _ added: [(key: TreeKey, bucket: UInt32)], _ numbers: [TreeKey: UInt32],
    ) {
        for (key, bucket) in added where key.kind != .presence {
            guard let number = numbers[key.kindOnly] else { continue }
            lookups.append(
                LookupTable.Entry(
                    hash: hash(key.text), group: number, offset: offset(of: key.text),
                    length: UInt32(key.text.count), value: bucket))
        }
    }

    private func hash(_ text: [UInt8]) -> UInt64 {
        unsafe text.withUnsafeBufferPointer { buffer in
            unsafe ByteHash.all(Bytes(start: buffer.baseAddress, count: buffer.count))
        }
    }
}
