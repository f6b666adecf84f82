/// The pieces of a header's value.
extension EffectTables {
    /// Writes a piece of a value that leads to a state.
    func write(
        _ piece: ValuePiece, _ state: HeaderState, _ moment: EffectTarget,
        _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) {
        switch piece.kind {
        case .literal: writer.append(bytes(piece.text))
        case .request, .response:
            let outer = writer.limit(to: piece.length)
            writeFirst(piece, state, moment, scratch, memory, &writer)
            writer.unlimit(outer)
        case .responseCode:
            let isKnown = state.isResponse && !moment.isLocal
            writer.append(UInt64(isKnown ? memory.responseStatus : 0))
        case .cluster:
            if !moment.isLocal && moment.cluster >= 0 {
                writer.append(bytes(clusters[Int(moment.cluster)].name))
            }
        case .queryParameter:
            let outer = writer.limit(to: piece.length)
            writer.append(Self.parameter(bytes(piece.text), of: scratch.cleanQuery))
            writer.unlimit(outer)
        case .command: write(command: bytes(piece.text), memory, &writer)
        case .origin: _ = scratch.writeJoined(Bytes("origin"), &writer)
        case .grpcTimeout:
            if scratch.isGRPC { writeGRPCTimeout(moment, scratch, &writer) }
        case .originalPath:
            if isPathRewritten(moment, scratch, memory) { writer.append(scratch.cleanTarget) }
        case .location: writeLocation(moment, scratch, &writer)
        case .contentType, .grpcStatus, .grpcMessage:
            writeAnswerPiece(piece.kind, moment, scratch, memory, &writer)
        }
    }

    /// Writes the first of the named headers that is there.
    ///
    /// Values of one level see each other's removals, and nothing else of it.
    private func writeFirst(
        _ piece: ValuePiece, _ state: HeaderState, _ moment: EffectTarget,
        _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) {
        let isResponse = piece.kind == .response
        if isResponse && !state.isResponse { return }
        for index in 0..<Int(piece.names.count) {
            let name = names[Int(piece.names.first) + index]
            if !isResponse && writePart(name.source, state, moment, scratch, memory, &writer) {
                return
            }
            var seen = HeaderState.sent
            if isResponse == state.isResponse {
                if isRemoved(name, operations(state, moment)) { continue }
                seen = state.before
            }
            if write(name, seen, moment, scratch, memory, &writer) { return }
        }
    }

    /// Writes a part of the request line; returns whether the name is that of one.
    private func writePart(
        _ source: HeaderName.Source, _ state: HeaderState, _ moment: EffectTarget,
        _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) -> Bool {
        switch source {
        case .path where state.isResponse: writePath(moment, scratch, memory, &writer)
        case .path: writer.append(scratch.cleanTarget)
        case .authority:
            writer.append(
                (state.isResponse ? rewrittenAuthority(moment) : nil) ?? scratch.cleanAuthority)
        case .method: writer.append(scratch.method)
        case .scheme: scratch.writeScheme(isSidecar: isSidecar, &writer)
        default: return false
        }
        return true
    }

    /// The new authority of a request that is forwarded, if it has one.
    func rewrittenAuthority(_ moment: EffectTarget) -> Bytes? {
        guard moment.kind == .forward, let forward = forward(moment) else { return nil }
        if !forward.hostRewrite.isNone { return bytes(forward.hostRewrite) }
        if moment.cluster < 0 { return nil }
        let text = clusters[Int(moment.cluster)].hostRewrite
        return text.isNone ? nil : bytes(text)
    }

    /// The first value of a query parameter; nothing is decoded, and `&` alone separates.
    private static func parameter(_ name: Bytes, of query: Bytes) -> Bytes {
        var start = 0
        while start < query.count {
            var end = start
            var equals = -1
            while end < query.count && query[end] != UInt8(ascii: "&") {
                if equals < 0 && query[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            let nameEnd = equals < 0 ? end : equals
            if end > start && query.part(from: start, count: nameEnd - start).isEqual(to: name) {
                return query.part(from: min(nameEnd + 1, end), count: max(0, end - nameEnd - 1))
            }
            start = end + 1
        }
        return .none
    }

    /// Writes what the proxy has named for a command, or the command as written.
    private func write(
        command: Bytes, _ memory: borrowing ApplyScratch, _ writer: inout TextWriter,
    ) {
        let name = command.part(from: 1, count: command.count - 2)
        for index in 0..<memory.commands.count where memory.commands[index].name.isEqual(to: name) {
            return writer.append(memory.commands[index].value)
        }
        writer.append(command)
    }
}
