import RegularExpressions
import Routing

/// Divides the routes of a virtual host by conditions that can be looked up.
///
/// The question is which of many ordered routes is the first whose conditions all hold. Envoy tries
/// each in turn. Here each route is indexed by one of its conditions, the one that the fewest other
/// routes of the set share, so that a few lookups give a request the few routes that it may match.
/// Sets that are still large are divided again by their other conditions. Every route is stored
/// once, so the tree grows linearly with the rules.
struct VirtualHostCompiler {
    /// Sets of up to this size are not divided further.
    static let smallSet = 4
    /// How often a set is divided; the remaining routes are tried in order.
    static let maximumDepth = 8
    /// From this number on, the expressions of a field are matched together.
    static let smallestTogether = 8

    private(set) var pool: [UInt8] = []
    private(set) var conditions: [TreeCondition] = []
    private(set) var routes: [TreeRoute] = []
    private(set) var buckets: [TreeBucket] = []
    private(set) var groups: [TreeGroup] = []
    private(set) var lengths: [UInt32] = []
    private(set) var nodes: [TreeNode] = []
    private(set) var lookups: [LookupTable.Entry] = []
    private(set) var expressions: [RegularExpression] = []
    /// The expressions as written, for descriptions.
    private(set) var expressionTexts: [[UInt8]] = []
    private(set) var sets: [TreeSet] = []
    private(set) var setMembers: [TreeSetMember] = []
    /// The expressions of each set, in the order of its members.
    private(set) var setExpressions: [[RegularExpression]] = []
    private(set) var fields = FieldTable()
    /// How many routes require a Host that does not lead here.
    private(set) var unreachableCount = 0
    /// The root bucket.
    private(set) var root: UInt32 = 0
    private var offsets: [[UInt8]: UInt32] = [:]
    private var expressionNumbers: [ExpressionUse: UInt32] = [:]

    /// An expression evaluated on a field; the result is computed once for a request.
    private struct ExpressionUse: Hashable {
        let slot: Int
        let text: [UInt8]
    }

    init(_ host: VirtualHost) {
        let authorities = VirtualHostAuthorities(host.domains)
        let drafts = host.routes.enumerated().filter { authorities.canMatch($1) }
            .map { RouteDraft($1, at: $0, authorities, fields: &fields) }
        unreachableCount = host.routes.count - drafts.count
        root = add(drafts, depth: 0)
    }

    /// Adds a set of routes, given in order, and returns its bucket.
    mutating func add(_ drafts: [RouteDraft], depth: Int) -> UInt32 {
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
            for draft in Self.mostTellingFirst(drafts) { add(draft) }
            if let first = drafts.first, first.conditions.allSatisfy({ $0.use == .all }) {
                bucket.node = TreeBucket.certain
            }
        }
        buckets.append(bucket)
        return UInt32(buckets.count - 1)
    }

    /// Puts the condition that the fewest routes of a set share first, so that routes which do not
    /// match are rejected early; expressions come late, and conditions implied by the domain last.
    private static func mostTellingFirst(_ drafts: [RouteDraft]) -> [RouteDraft] {
        var shares: [TreeKey: Int] = [:]
        for draft in drafts {
            for condition in draft.conditions {
                if let key = condition.key { shares[key, default: 0] += 1 }
            }
        }
        return drafts.map { draft in
            let costs = draft.conditions.map { condition in
                condition.isSettledByDomain
                    ? Int.max
                    : (condition.isCostly ? 1 << 32 : 0)
                        + (condition.key.flatMap { shares[$0] } ?? 0)
            }
            var sorted = draft
            sorted.conditions = costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
                .map { draft.conditions[$0] }
            return sorted
        }
    }

    private mutating func add(_ draft: RouteDraft) {
        let first = conditions.count
        let asked = draft.conditions.filter { $0.use != .all }
        for condition in asked { add(condition) }
        let ofDomain = asked.filter { !$0.isSettledByDomain }
        routes.append(
            TreeRoute(
                position: UInt32(draft.position), firstCondition: UInt32(first),
                conditionCount: UInt32(asked.count), domainConditionCount: UInt32(ofDomain.count),
                neededSlot: ofDomain.first { $0.needsValue }.map { Int32($0.slot) } ?? -1))
    }

    /// Adds a condition and returns its number.
    @discardableResult
    mutating func add(_ condition: DraftCondition) -> UInt32 {
        var record = TreeCondition(
            slot: UInt32(condition.slot), kind: condition.kind, isInverted: condition.isInverted,
            treatsMissingAsEmpty: condition.treatsMissingAsEmpty,
            needsValue: condition.needsValue, offset: 0,
            length: UInt32(condition.text.count), expression: 0)
        if condition.expression != nil {
            record.expression = number(of: condition)
        } else {
            record.offset = offset(of: condition.text)
        }
        conditions.append(record)
        return UInt32(conditions.count - 1)
    }

    /// The number of a condition's expression.
    mutating func number(of condition: DraftCondition) -> UInt32 {
        guard let expression = condition.expression else { return 0 }
        let use = ExpressionUse(slot: condition.slot, text: condition.text)
        if let known = expressionNumbers[use] { return known }
        let number = UInt32(expressions.count)
        expressions.append(expression)
        expressionTexts.append(condition.text)
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

/// Writing the result of a division.
extension VirtualHostCompiler {
    mutating func reserveNode() -> Int {
        nodes.append(TreeNode(firstGroup: 0, groupCount: 0, scan: 0))
        return nodes.count - 1
    }

    /// Completes a node; returns the number of its first group.
    mutating func finish(_ node: Int, _ made: [TreeGroup], scan: UInt32) -> UInt32 {
        let first = UInt32(groups.count)
        nodes[node] = TreeNode(firstGroup: first, groupCount: UInt32(made.count), scan: scan)
        groups += made
        return first
    }

    mutating func addLengths(_ sorted: [Int]) -> UInt32 {
        let first = UInt32(lengths.count)
        lengths += sorted.map { UInt32($0) }
        return first
    }

    mutating func addSet(_ members: [TreeSetMember]) -> UInt32 {
        sets.append(
            TreeSet(firstMember: UInt32(setMembers.count), memberCount: UInt32(members.count)))
        setMembers += members
        setExpressions.append(members.map { expressions[Int($0.expression)] })
        return UInt32(sets.count - 1)
    }

    /// Indexes a text in a group.
    mutating func addLookup(_ text: [UInt8], group: UInt32, bucket: UInt32) {
        lookups.append(
            LookupTable.Entry(
                hash: ByteHash.all(text), group: group, offset: offset(of: text),
                length: UInt32(text.count), value: bucket))
    }
}
