import RegularExpressions
import Routing

/// The search of one request: the smallest position of a route whose conditions all hold.
struct TreeSearch {
    private let tree: DecisionTree
    private let request: NormalisedRequest
    private let host: Int
    /// The smallest position so far, `TreeBucket.none` for none.
    private(set) var best = TreeBucket.none

    init(tree: DecisionTree, request: NormalisedRequest, host: Int) {
        self.tree = tree
        self.request = request
        self.host = host
    }

    /// Looks at a bucket, unless all its routes come after the best one.
    ///
    /// Recursion goes as deep as the tree, which is `TreeCompiler.maximumDepth` at most.
    mutating func look(in bucket: UInt32, _ scratch: inout MatchScratch, depth: Int) {
        let record = tree.tables.buckets[Int(bucket)]
        if record.first >= best { return }
        guard record.node == TreeBucket.none else {
            look(inNode: record.node, &scratch, depth: depth + 1)
            return
        }
        for index in record.firstRoute..<record.firstRoute + record.routeCount {
            let route = tree.tables.routes[Int(index)]
            if route.position >= best { return }
            if holds(route, &scratch) {
                best = route.position
                return
            }
        }
    }

    private mutating func look(
        inNode node: UInt32, _ scratch: inout MatchScratch, depth: Int,
    ) {
        let record = tree.tables.nodes[Int(node)]
        for number in record.firstGroup..<record.firstGroup + record.groupCount {
            let group = tree.tables.groups[Int(number)]
            if group.first >= best { break }
            var index = scratch.firstValue(of: Int(group.slot))
            if group.kind == .presence {
                if index >= 0 { look(in: group.start, &scratch, depth: depth) }
                continue
            }
            while index >= 0 {
                let value = scratch.value(at: index)
                look(up: value, group, number, &scratch, depth: depth)
                index = scratch.nextValue(after: index)
            }
        }
        look(in: record.scan, &scratch, depth: depth)
    }

    /// Looks up a value as a whole, or all prefixes of it that are filed.
    private mutating func look(
        up value: Bytes, _ group: TreeGroup, _ number: UInt32, _ scratch: inout MatchScratch,
        depth: Int,
    ) {
        if group.kind == .exact {
            let found = tree.tables.lookups.find(
                value, hash: ByteHash.all(value), group: number, in: tree.tables.pool)
            if let found { look(in: found, &scratch, depth: depth) }
            return
        }
        var hash = ByteHash(value)
        for place in group.start..<group.start + group.count {
            let length = Int(tree.tables.lengths[Int(place)])
            if length > value.count { return }
            let found = tree.tables.lookups.find(
                value.part(from: 0, count: length), hash: hash.prefix(length), group: number,
                in: tree.tables.pool)
            if let found { look(in: found, &scratch, depth: depth) }
        }
    }

    private func holds(_ route: TreeRoute, _ scratch: inout MatchScratch) -> Bool {
        for index in route.firstCondition..<route.firstCondition + route.conditionCount {
            let condition = tree.tables.conditions[Int(index)]
            let isHolding =
                condition.kind == .claims
                ? claimsHold(of: route) : holds(condition, &scratch)
            if !isHolding { return false }
        }
        return true
    }

    private func claimsHold(of route: TreeRoute) -> Bool {
        let match = tree.table.virtualHosts[host].routes[Int(route.position)].match
        return match.claims.allSatisfy { $0.matches(request.original.claims) }
    }

    private func holds(_ condition: TreeCondition, _ scratch: inout MatchScratch) -> Bool {
        let slot = Int(condition.slot)
        let first = scratch.firstValue(of: slot)
        if condition.kind == .presence { return (first >= 0) != condition.isInverted }
        if first < 0 && !condition.treatsMissingAsEmpty { return false }
        if condition.kind == .expression {
            return answer(Int(condition.expression), slot, &scratch) != condition.isInverted
        }
        let text = tree.tables.pool.bytes(at: condition.offset, count: condition.length)
        let isExact = condition.kind == .exact
        if first < 0 {
            return (text.count == 0) != condition.isInverted
        }
        var index = first
        while index >= 0 {
            let value = scratch.value(at: index)
            if isExact ? value.isEqual(to: text) : value.hasPrefix(text) {
                return !condition.isInverted
            }
            index = scratch.nextValue(after: index)
        }
        return condition.isInverted
    }

    /// Whether any value of a field matches an expression; found out once for a request.
    private func answer(_ number: Int, _ slot: Int, _ scratch: inout MatchScratch) -> Bool {
        if let known = scratch.answer(number) { return known }
        let expression = tree.expressions[number]
        let memory = scratch.expressions
        var index = scratch.firstValue(of: slot)
        var isMatch = false
        if index < 0 {
            isMatch = unsafe Bytes.none.withMemory {
                unsafe expression.matchesWhole($0, with: memory)
            }
        }
        while index >= 0 && !isMatch {
            isMatch = unsafe scratch.value(at: index).withMemory {
                unsafe expression.matchesWhole($0, with: memory)
            }
            index = scratch.nextValue(after: index)
        }
        scratch.keep(isMatch, of: number)
        return isMatch
    }
}
