/// The search of one request: the smallest position of a route whose conditions all hold.
struct TreeSearch: BitwiseCopyable {
    /// The smallest position so far, `TreeBucket.none` for none.
    var best = TreeBucket.none
    /// Whether an expression could not be evaluated here, so that the search has no result.
    var isUndecided = false
}

extension VirtualHostTables {
    /// Searches a bucket, unless all its routes come after the best one.
    ///
    /// Recursion goes as deep as the tree, which is `VirtualHostCompiler.maximumDepth` at most.
    @inline(__always)
    func look(in bucket: UInt32, _ scratch: inout ScratchMemory, _ search: inout TreeSearch) {
        let record = buckets[Int(bucket)]
        if record.first >= search.best { return }
        switch record.node {
        case TreeBucket.certain: search.best = record.first
        case TreeBucket.none: scan(record, &scratch, &search)
        default: look(inNode: record.node, &scratch, &search)
        }
    }

    /// Searches the root; a leaf is scanned inline.
    // The optimizer ignores the hint with underscores for functions of this size.
    @inline(always)
    func lookAtAll(_ scratch: inout ScratchMemory, _ search: inout TreeSearch) {
        let record = buckets[Int(root)]
        if record.node == TreeBucket.none {
            tryInOrder(record, &scratch, &search)
        } else {
            look(in: root, &scratch, &search)
        }
    }

    @inline(never)
    private func scan(
        _ bucket: TreeBucket, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) {
        tryInOrder(bucket, &scratch, &search)
    }

    /// Tries the routes of a bucket in order.
    @inline(always)
    private func tryInOrder(
        _ bucket: TreeBucket, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) {
        let end = Int(bucket.firstRoute) &+ Int(bucket.routeCount)
        var index = firstPossible(Int(bucket.firstRoute), end, scratch)
        while index < end {
            let route = routes[index]
            if route.position >= search.best { return }
            if holds(route, &scratch, &search) {
                search.best = route.position
                return
            }
            index = firstPossible(index &+ 1, end, scratch)
        }
    }

    /// The first route whose needed field, if any, has a value; the end if there is none.
    @inline(__always)
    private func firstPossible(_ start: Int, _ end: Int, _ scratch: borrowing ScratchMemory) -> Int
    {
        var index = start
        while index < end {
            let slot = routes[index].neededSlot
            if slot < 0 || scratch.firstValue(of: Int(slot)) >= 0 { break }
            index &+= 1
        }
        return index
    }

    @inline(never)
    private func look(
        inNode node: UInt32, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) {
        let record = nodes[Int(node)]
        var number = Int(record.firstGroup)
        let end = number &+ Int(record.groupCount)
        while number < end {
            let group = groups[number]
            if group.first >= search.best { break }
            let value = scratch.firstValue(of: Int(group.slot))
            switch group.kind {
            case .exact:
                if value >= 0 { lookUpWhole(value, UInt32(number), &scratch, &search) }
            case .prefix:
                if value >= 0 { lookUpPrefixes(value, number, &scratch, &search) }
            case .presence: if value >= 0 { look(in: group.start, &scratch, &search) }
            case .guarded: lookGuarded(group, &scratch, &search)
            case .together: if value >= 0 { lookUpTogether(group, &scratch, &search) }
            }
            number &+= 1
        }
        look(in: record.scan, &scratch, &search)
    }

    @inline(never)
    private func lookGuarded(
        _ group: TreeGroup, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) {
        if holds(Int(group.count), &scratch, &search) {
            look(in: group.start, &scratch, &search)
        }
    }

    /// Looks up each value of a field as a whole.
    @inline(__always)
    private func lookUpWhole(
        _ first: Int, _ group: UInt32, _ scratch: inout ScratchMemory,
        _ search: inout TreeSearch,
    ) {
        var index = first
        while index >= 0 {
            let value = scratch.value(at: index)
            let found = lookups.find(value, hash: ByteHash.all(value), group: group, in: pool)
            if found != LookupTable.none { look(in: found, &scratch, &search) }
            index = scratch.nextValue(after: index)
        }
    }

    /// Looks up all indexed prefixes of each value.
    @inline(never)
    private func lookUpPrefixes(
        _ first: Int, _ number: Int, _ scratch: inout ScratchMemory,
        _ search: inout TreeSearch,
    ) {
        let group = groups[number]
        var index = first
        while index >= 0 {
            let value = scratch.value(at: index)
            var hash = ByteHash(value)
            var place = Int(group.start)
            let end = place &+ Int(group.count)
            while place < end {
                let length = Int(lengths[place])
                if length > value.count { break }
                let found = lookups.find(
                    value.part(from: 0, count: length), hash: hash.prefix(length),
                    group: UInt32(truncatingIfNeeded: number), in: pool)
                if found != LookupTable.none { look(in: found, &scratch, &search) }
                place &+= 1
            }
            index = scratch.nextValue(after: index)
        }
    }

    /// Finds the expressions that match by reading each value once; if that would take too much
    /// work, evaluates them in turn.
    @inline(never)
    private func lookUpTogether(
        _ group: TreeGroup, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) {
        let set = sets[Int(group.start)]
        var index = scratch.firstValue(of: Int(group.slot))
        while index >= 0 {
            let value = scratch.value(at: index)
            guard let state = expressionSets.read(value, by: group.start, &scratch.sets) else {
                lookUpOneByOne(set, &scratch, &search)
                return
            }
            var position = state.firstMatch
            while position < state.firstMatch + state.matchCount {
                let member = set.firstMember + UInt32(scratch.sets.cache.match(position))
                look(in: setMembers[Int(member)].bucket, &scratch, &search)
                position += 1
            }
            index = scratch.nextValue(after: index)
        }
    }

    private func lookUpOneByOne(
        _ set: TreeSet, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) {
        var position = set.firstMember
        while position < set.firstMember + set.memberCount {
            let member = setMembers[Int(position)]
            if member.first < search.best
                && answer(Int(member.expression), Int(member.slot), &scratch, &search)
            {
                look(in: member.bucket, &scratch, &search)
            }
            position += 1
        }
    }
}
