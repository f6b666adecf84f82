import RegularExpressions

/// Evaluating the conditions of routes.
extension VirtualHostTables {
    /// Whether a route meets all conditions that its position in the tree leaves open.
    @inline(__always)
    func holds(
        _ route: TreeRoute, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) -> Bool {
        let count = scratch.isHostDomain ? route.domainConditionCount : route.conditionCount
        var index = Int(route.firstCondition)
        let end = index &+ Int(count)
        while index < end {
            if !holds(index, &scratch, &search) { return false }
            index &+= 1
        }
        return true
    }

    /// Whether a condition holds, by its number.
    @inline(__always)
    func holds(
        _ number: Int, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) -> Bool {
        let condition = conditions[number]
        let first = scratch.firstValue(of: Int(condition.slot))
        if first < 0 && condition.needsValue { return false }
        if first < 0 || !condition.kind.isText {
            return holdsWithoutText(number, first, &scratch, &search)
        }
        let text = pool.bytes(at: condition.offset, count: condition.length)
        var index = first
        while index >= 0 {
            let value = scratch.value(at: index)
            if (condition.kind == .prefix || value.count == text.count) && value.hasPrefix(text) {
                return !condition.isInverted
            }
            index = scratch.nextValue(after: index)
        }
        return condition.isInverted
    }

    /// The same where no texts are compared: without a value, and for the other kinds.
    @inline(never)
    private func holdsWithoutText(
        _ number: Int, _ first: Int, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) -> Bool {
        let condition = conditions[number]
        switch condition.kind {
        // A request with claims is not searched here, so only their absence can be tested.
        case .claims: return condition.isInverted
        case .presence: return (first >= 0) != condition.isInverted
        // An absent field counts as one empty value.
        case .exact, .prefix: return (condition.length == 0) != condition.isInverted
        case .expression:
            let (number, slot) = (Int(condition.expression), Int(condition.slot))
            return answer(number, slot, &scratch, &search) != condition.isInverted
        }
    }

    /// Whether any value of a field matches an expression; computed once for a request.
    func answer(
        _ number: Int, _ slot: Int, _ scratch: inout ScratchMemory, _ search: inout TreeSearch,
    ) -> Bool {
        if let known = scratch.answer(number) { return known }
        var index = scratch.firstValue(of: slot)
        var answer = MatchMemory.Outcome.noMatch
        if index < 0 { answer = ask(number, .none, &scratch) }
        while index >= 0, case .noMatch = answer {
            answer = ask(number, scratch.value(at: index), &scratch)
            index = scratch.nextValue(after: index)
        }
        if case .undecided = answer { search.isUndecided = true }
        let isMatch = if case .match = answer { true } else { false }
        scratch.keep(isMatch, of: number)
        return isMatch
    }

    private func ask(
        _ number: Int, _ value: Bytes, _ scratch: inout ScratchMemory,
    ) -> MatchMemory.Outcome {
        expressions.answer(number, to: value, with: scratch.expressionMemory)
    }
}
