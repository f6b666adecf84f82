/// Values of headers, as they are once some operations are carried out.
///
/// An operation's value may show other headers, with the values that they have at that moment. No
/// copy of the headers is kept and changed for that: a header's value after a level of operations
/// follows from the operations of its name and, where they leave it be, from its value before. So
/// any one value can be written on demand, at the cost of a look at the operations and at the
/// headers as they came for each header that it shows.
///
/// Source: docs/semantics/envoy.md 8.1 to 8.3.
struct HeaderState: BitwiseCopyable, Sendable {
    /// Whether the answer's headers are meant, not the request's.
    let isResponse: Bool
    /// How many levels are carried out: the cluster's, the route's, and Envoy's own.
    let level: UInt8

    static let received = HeaderState(isResponse: false, level: 0)
    /// The request's headers as the answer's operations see them.
    static let sent = HeaderState(isResponse: false, level: 3)
    /// The answer's headers after the rules' operations.
    static let answered = HeaderState(isResponse: true, level: 2)

    /// One level less.
    var before: HeaderState {
        HeaderState(isResponse: isResponse, level: level - 1)
    }
}

extension EffectTables {
    /// The rules' operations that lead to a state from the one before.
    func operations(_ state: HeaderState, _ moment: EffectTarget) -> OperationGroup {
        switch moment.kind {
        case .forward, .redirect, .directResponse, .abort: break
        case .passthrough, .preflight, .httpsRedirect, .none: return OperationGroup()
        }
        if state.level == 1 {
            if moment.cluster < 0 { return OperationGroup() }
            let cluster = clusters[Int(moment.cluster)]
            return state.isResponse ? cluster.response : cluster.request
        }
        let route = routes[Int(moment.route)]
        return state.isResponse ? route.response : route.request
    }

    /// Writes the value that a header has in a state; returns whether the header is there.
    func write(
        _ name: HeaderName, _ state: HeaderState, _ moment: EffectTarget,
        _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) -> Bool {
        if state.level == 0 {
            return state.isResponse
                ? writeAnswered(name, moment, scratch, memory, &writer)
                : writeReceived(name, moment, scratch, memory, &writer)
        }
        if state.level == HeaderState.sent.level {
            if name.source == .originalPath && isPathRewritten(moment, scratch, memory) {
                writer.append(scratch.cleanTarget)
                return true
            }
            if name.source == .consumed { return false }
            let before = moment.isLocal ? HeaderState.received : state.before
            return write(name, before, moment, scratch, memory, &writer)
        }
        let level = operations(state, moment)
        let start = writer.count
        var isThere = writeOverwritten(name, level, state, moment, scratch, memory, &writer)
        if !isThere && !isRemoved(name, level) {
            isThere = write(name, state.before, moment, scratch, memory, &writer)
        }
        for index in 0..<Int(level.writes.count) {
            let operation = operations[Int(level.writes.first) + index]
            if operation.name != name.text || operation.kind == .set { continue }
            // Of several lines the first one counts.
            if isThere && operation.kind == .add { continue }
            if isEmpty(operation, state, moment, scratch, memory) { continue }
            if writer.count > start { writer.append(",") }
            writeValue(operation, state, moment, scratch, memory, &writer)
            isThere = true
        }
        return isThere
    }

    /// Writes what the last operation that overwrites a header writes, if any does.
    private func writeOverwritten(
        _ name: HeaderName, _ level: OperationGroup, _ state: HeaderState, _ moment: EffectTarget,
        _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) -> Bool {
        var index = Int(level.writes.count) - 1
        while index >= 0 {
            let operation = operations[Int(level.writes.first) + index]
            index -= 1
            if operation.name != name.text || operation.kind != .set { continue }
            if isEmpty(operation, state, moment, scratch, memory) { continue }
            writeValue(operation, state, moment, scratch, memory, &writer)
            return true
        }
        return false
    }

    /// Whether a level removes a header.
    func isRemoved(_ name: HeaderName, _ level: OperationGroup) -> Bool {
        for index in 0..<Int(level.removals.count)
        where operations[Int(level.removals.first) + index].name == name.text {
            return true
        }
        return false
    }

    /// Whether an operation is not carried out, since its value comes out empty.
    private func isEmpty(
        _ operation: OperationRecord, _ state: HeaderState, _ moment: EffectTarget,
        _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
    ) -> Bool {
        if !operation.fixed.isNone { return false }
        var probe = TextWriter.probe
        writeValue(operation, state, moment, scratch, memory, &probe)
        return !probe.isFull
    }

    /// Writes the value of an operation that leads to a state.
    func writeValue(
        _ operation: OperationRecord, _ state: HeaderState, _ moment: EffectTarget,
        _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) {
        if !operation.fixed.isNone { return writer.append(bytes(operation.fixed)) }
        for index in 0..<Int(operation.pieces.count) {
            if writer.isFull { return }
            let piece = pieces[Int(operation.pieces.first) + index]
            write(piece, state, moment, scratch, memory, &writer)
        }
    }
}
