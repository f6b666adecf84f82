/// Values of headers after some operations.
///
/// An operation's value may show other headers, with the values that they have at that stage. This
/// needs no changed copy of the headers: a header's value after a stage follows from the operations
/// on its name and, where there are none, from its value before. So any value can be rendered on
/// demand, at the cost of a scan of the operations and of the received headers for each header that
/// it shows.
///
/// Source: docs/semantics/envoy.md 8.1 to 8.3.
extension EffectRenderer {
    /// The rules' operations that lead to a stage from the one before.
    func operations(_ state: HeaderStage) -> OperationGroup {
        switch target.kind {
        case .forward, .redirect, .directResponse, .abort: break
        case .passthrough, .preflight, .httpsRedirect, .none: return OperationGroup()
        }
        if state.level == 1 {
            if target.cluster < 0 { return OperationGroup() }
            let cluster = tables.clusters[Int(target.cluster)]
            return state.isResponse ? cluster.response : cluster.request
        }
        let route = tables.routes[Int(target.route)]
        return state.isResponse ? route.response : route.request
    }

    /// Writes the value that a header has at a stage; returns whether the header is present.
    func write(
        _ name: HeaderName, _ state: HeaderStage, _ writer: inout TextWriter,
    ) -> Bool {
        if state.level == 0 {
            return state.isResponse
                ? writeResponseHeader(name, &writer)
                : writeRequestHeader(name, &writer)
        }
        if state.level == HeaderStage.sent.level {
            if name.source == .originalPath && isPathRewritten() {
                writer.append(scratch.normalizedTarget)
                return true
            }
            if name.source == .consumed { return false }
            let before = target.isLocal ? HeaderStage.received : state.before
            return write(name, before, &writer)
        }
        let level = operations(state)
        let start = writer.count
        var isThere = writeOverwritten(name, level, state, &writer)
        if !isThere && !isRemoved(name, level) {
            isThere = write(name, state.before, &writer)
        }
        for index in 0..<Int(level.writes.count) {
            let operation = tables.operations[Int(level.writes.first) + index]
            if operation.name != name.text || operation.kind == .set { continue }
            // Of several lines the first one counts.
            if isThere && operation.kind == .add { continue }
            if isEmpty(operation, state) { continue }
            if writer.count > start { writer.append(",") }
            writeValue(operation, state, &writer)
            isThere = true
        }
        return isThere
    }

    /// Writes the value of the last operation that overwrites a header, if any does.
    private func writeOverwritten(
        _ name: HeaderName, _ level: OperationGroup, _ state: HeaderStage,
        _ writer: inout TextWriter,
    ) -> Bool {
        var index = Int(level.writes.count) - 1
        while index >= 0 {
            let operation = tables.operations[Int(level.writes.first) + index]
            index -= 1
            if operation.name != name.text || operation.kind != .set { continue }
            if isEmpty(operation, state) { continue }
            writeValue(operation, state, &writer)
            return true
        }
        return false
    }

    /// Whether a stage removes a header.
    func isRemoved(_ name: HeaderName, _ level: OperationGroup) -> Bool {
        for index in 0..<Int(level.removals.count)
        where tables.operations[Int(level.removals.first) + index].name == name.text {
            return true
        }
        return false
    }

    /// Whether an operation is not carried out, since its value renders empty.
    private func isEmpty(
        _ operation: OperationRecord, _ state: HeaderStage,
    ) -> Bool {
        if !operation.fixed.isNone { return false }
        var probe = TextWriter.probe
        writeValue(operation, state, &probe)
        return !probe.isFull
    }

    /// Writes the value of an operation that leads to a stage.
    func writeValue(
        _ operation: OperationRecord, _ state: HeaderStage, _ writer: inout TextWriter,
    ) {
        if !operation.fixed.isNone { return writer.append(tables.bytes(operation.fixed)) }
        for index in 0..<Int(operation.pieces.count) {
            if writer.isFull { return }
            let piece = tables.pieces[Int(operation.pieces.first) + index]
            write(piece, state, &writer)
        }
    }
}
