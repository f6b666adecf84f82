import RegularExpressions

/// Statuses and bodies of answers of the proxy's own, and who is allowed by CORS.
extension EffectTables {
    /// The status of an answer before gRPC's shape, 404 where nothing answers.
    func localStatus(_ moment: EffectTarget) -> UInt32 {
        switch moment.kind {
        case .httpsRedirect: return 301
        case .preflight: return 200
        case .none, .forward, .passthrough: return 404
        case .abort: return faults[Int(routes[Int(moment.route)].fault)].status
        case .redirect: return redirects[Int(routes[Int(moment.route)].record)].status
        case .directResponse: return answers[Int(routes[Int(moment.route)].record)].status
        }
    }

    /// The body of an answer before gRPC's shape and HEAD leave it out.
    func localBody(_ moment: EffectTarget) -> Bytes {
        switch moment.kind {
        case .abort: return Bytes("fault filter abort")
        case .directResponse:
            return bytes(answers[Int(routes[Int(moment.route)].record)].body)
        default: return .none
        }
    }

    /// Whether the route's CORS policy allows the request's origin.
    func allowsOrigin(_ moment: EffectTarget, _ scratch: borrowing MatchScratch) -> Bool {
        let number = routes[Int(moment.route)].cors
        if number == RouteEffect.none { return false }
        let record = cors[Int(number)]
        let origin = scratch.joinedLines(Bytes("origin"))
        if origin.count == 0 { return false }
        if record.allowsEveryOrigin { return true }
        if origin.count > 1 { return allowsJoinedOrigin(record, scratch) }
        return allows(origin.first, record, scratch)
    }

    private func allows(
        _ origin: Bytes, _ record: CORSEffect, _ scratch: borrowing MatchScratch,
    ) -> Bool {
        for index in 0..<Int(record.origins.count) {
            let condition = origins[Int(record.origins.first) + index]
            if holds(condition, origin, scratch) { return true }
        }
        return false
    }

    private func holds(
        _ condition: OriginCondition, _ origin: Bytes, _ scratch: borrowing MatchScratch,
    ) -> Bool {
        switch condition.kind {
        case .exact: return origin.isEqual(to: bytes(condition.text))
        case .prefix: return origin.hasPrefix(bytes(condition.text))
        default: break
        }
        let number = Int(condition.expression)
        let answer = unsafe originExpressions.answer(
            number, to: origin.memory, with: scratch.expressionMemory)
        switch answer {
        case .match: return true
        case .noMatch: return false
        case .undecided: return matchesSlowly(number, origin)
        }
    }

    /// Asks an expression in the way that always takes linear time; allocates and locks.
    @_semantics("no_performance_analysis")
    @inline(never)
    private func matchesSlowly(_ number: Int, _ origin: Bytes) -> Bool {
        originOwners[number].matchesWhole(origin.copy)
    }

    /// Asks about an origin that came in several lines; allocates.
    @_semantics("no_performance_analysis")
    @inline(never)
    private func allowsJoinedOrigin(
        _ record: CORSEffect, _ scratch: borrowing MatchScratch,
    ) -> Bool {
        var joined: [UInt8] = []
        for index in 0..<scratch.lineCount
        where scratch.header(index).name.isEqualIgnoringCase(to: Bytes("origin")) {
            let value = scratch.header(index).value
            if value.count == 0 { continue }
            if !joined.isEmpty { joined.append(UInt8(ascii: ",")) }
            joined += value.copy
        }
        // SAFETY: the bytes live until the closure ends.
        return unsafe joined.withUnsafeBufferPointer { buffer in
            let origin = unsafe Bytes(start: buffer.baseAddress, count: buffer.count)
            return allows(origin, record, scratch)
        }
    }
}
