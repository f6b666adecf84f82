import RegularExpressions

/// Statuses and bodies of local replies, and the origins that CORS allows.
extension EffectRenderer {
    /// The status of a reply before gRPC changes it, 404 where nothing replies.
    func localStatus() -> UInt32 {
        switch target.kind {
        case .httpsRedirect: return 301
        case .preflight: return 200
        case .none, .forward, .passthrough: return 404
        case .abort: return tables.faults[Int(tables.routes[Int(target.route)].fault)].status
        case .redirect: return tables.redirects[Int(tables.routes[Int(target.route)].record)].status
        case .directResponse:
            return tables.directResponses[Int(tables.routes[Int(target.route)].record)].status
        }
    }

    /// The body of a reply before gRPC or HEAD removes it.
    func localBody() -> Bytes {
        switch target.kind {
        case .abort: return Bytes("fault filter abort")
        case .directResponse:
            return tables.bytes(
                tables.directResponses[Int(tables.routes[Int(target.route)].record)].body)
        default: return .none
        }
    }

    /// Whether the route's CORS policy allows the request's origin.
    func allowsOrigin() -> Bool {
        let number = tables.routes[Int(target.route)].cors
        if number == RouteEffect.none { return false }
        let record = tables.cors[Int(number)]
        let origin = scratch.joinedLines(Bytes("origin"))
        if origin.count == 0 { return false }
        if record.allowsEveryOrigin { return true }
        if origin.count > 1 { return allowsJoinedOrigin(record) }
        return allows(origin.first, record)
    }

    private func allows(
        _ origin: Bytes, _ record: CORSEffect,
    ) -> Bool {
        for index in 0..<Int(record.origins.count) {
            let condition = tables.origins[Int(record.origins.first) + index]
            if holds(condition, origin) { return true }
        }
        return false
    }

    private func holds(
        _ condition: OriginCondition, _ origin: Bytes,
    ) -> Bool {
        switch condition.kind {
        case .exact: return origin.isEqual(to: tables.bytes(condition.text))
        case .prefix: return origin.hasPrefix(tables.bytes(condition.text))
        default: break
        }
        let number = Int(condition.expression)
        let answer = tables.originExpressions.answer(
            number, to: origin, with: scratch.expressionMemory)
        switch answer {
        case .match: return true
        case .noMatch: return false
        case .undecided: return matchesSlowly(number, origin)
        }
    }

    /// Evaluates an expression in guaranteed linear time; allocates and locks.
    @_semantics("no_performance_analysis")
    @inline(never)
    private func matchesSlowly(_ number: Int, _ origin: Bytes) -> Bool {
        tables.originOwners[number].matchesWhole(origin.copy)
    }

    /// Tests an origin that has several lines; allocates.
    @_semantics("no_performance_analysis")
    @inline(never)
    private func allowsJoinedOrigin(
        _ record: CORSEffect,
    ) -> Bool {
        var joined: [UInt8] = []
        for index in 0..<scratch.lineCount
        where scratch.headers.name(index).isEqualIgnoringCase(to: Bytes("origin")) {
            let value = scratch.headers.value(index)
            if value.count == 0 { continue }
            if !joined.isEmpty { joined.append(UInt8(ascii: ",")) }
            joined += value.copy
        }
        return Bytes.withBytes(of: joined) { allows($0, record) }
    }
}
