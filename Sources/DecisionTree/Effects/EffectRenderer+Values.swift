/// The pieces of a header's value.
extension EffectRenderer {
    /// Writes a piece of a value that leads to a stage.
    func write(
        _ piece: ValuePiece, _ state: HeaderStage, _ writer: inout TextWriter,
    ) {
        switch piece.kind {
        case .literal: writer.append(tables.bytes(piece.text))
        case .request, .response:
            let outer = writer.limit(to: piece.length)
            writeFirst(piece, state, &writer)
            writer.unlimit(outer)
        case .responseCode:
            let isKnown = state.isResponse && !target.isLocal
            writer.append(UInt64(isKnown ? response.status : 0))
        case .cluster:
            if !target.isLocal && target.cluster >= 0 {
                writer.append(tables.bytes(tables.clusters[Int(target.cluster)].name))
            }
        case .queryParameter:
            let outer = writer.limit(to: piece.length)
            writer.append(Self.parameter(tables.bytes(piece.text), of: scratch.normalizedQuery))
            writer.unlimit(outer)
        case .command: write(command: tables.bytes(piece.text), &writer)
        case .origin: _ = scratch.writeJoined(Bytes("origin"), &writer)
        case .grpcTimeout:
            if scratch.isGRPC { writeGRPCTimeout(&writer) }
        case .originalPath:
            if isPathRewritten() { writer.append(scratch.normalizedTarget) }
        case .location: writeLocation(&writer)
        case .contentType, .grpcStatus, .grpcMessage:
            writeReplyPiece(piece.kind, &writer)
        }
    }

    /// Writes the first of the named headers that is present.
    ///
    /// Values of one stage see each other's removals, and nothing else of it.
    private func writeFirst(
        _ piece: ValuePiece, _ state: HeaderStage, _ writer: inout TextWriter,
    ) {
        let isResponse = piece.kind == .response
        if isResponse && !state.isResponse { return }
        for index in 0..<Int(piece.names.count) {
            let name = tables.names[Int(piece.names.first) + index]
            if !isResponse && writePart(name.source, state, &writer) {
                return
            }
            var seen = HeaderStage.sent
            if isResponse == state.isResponse {
                if isRemoved(name, operations(state)) { continue }
                seen = state.before
            }
            if write(name, seen, &writer) { return }
        }
    }

    /// Writes a part of the request line; returns whether the name is one of them.
    private func writePart(
        _ source: HeaderName.Source, _ state: HeaderStage, _ writer: inout TextWriter,
    ) -> Bool {
        switch source {
        case .path where state.isResponse: writePath(&writer)
        case .path: writer.append(scratch.normalizedTarget)
        case .authority:
            writer.append(
                (state.isResponse ? rewrittenAuthority : nil) ?? scratch.effectiveAuthority)
        case .method: writer.append(scratch.method)
        case .scheme: scratch.writeScheme(isSidecar: tables.isSidecar, &writer)
        default: return false
        }
        return true
    }

    /// The new authority of a request that is forwarded, if it has one.
    var rewrittenAuthority: Bytes? {
        guard target.kind == .forward, let forward = forward else { return nil }
        if !forward.hostRewrite.isNone { return tables.bytes(forward.hostRewrite) }
        if target.cluster < 0 { return nil }
        let text = tables.clusters[Int(target.cluster)].hostRewrite
        return text.isNone ? nil : tables.bytes(text)
    }

    /// The first value of a query parameter, empty if there is none.
    private static func parameter(_ name: Bytes, of query: Bytes) -> Bytes {
        var parameters = QueryParameters(query)
        while let parameter = parameters.next() {
            if parameter.name.isEqual(to: name) { return parameter.value }
        }
        return .none
    }

    /// Writes the value that the proxy has set for a command, or the command as written.
    private func write(
        command: Bytes, _ writer: inout TextWriter,
    ) {
        let name = command.part(from: 1, count: command.count - 2)
        for index in 0..<values.commands.count where values.commands.name(index).isEqual(to: name) {
            return writer.append(values.commands.value(index))
        }
        writer.append(command)
    }
}
