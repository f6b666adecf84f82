import Routing

/// Headers as the connection manager hands them on, before any rule's operation.
///
/// Source: docs/semantics/envoy.md 3.3 to 3.6.
extension EffectTables {
    /// Writes the value of a request's header; returns whether the header is there.
    func writeReceived(
        _ name: HeaderName, _ moment: EffectTarget, _ scratch: borrowing MatchScratch,
        _ memory: borrowing ApplyScratch, _ writer: inout TextWriter,
    ) -> Bool {
        switch name.source {
        case .line, .location:
            guard let line = scratch.firstLine(bytes(name.text)) else { return false }
            writer.append(line)
            return true
        case .joined: return scratch.writeJoined(bytes(name.text), &writer)
        case .originalPath where isSidecar: return scratch.writeJoined(bytes(name.text), &writer)
        case .nowhere, .consumed, .originalPath, .path, .authority, .method, .scheme: return false
        case .attemptCount:
            if moment.isLocal { return scratch.writeJoined(bytes(name.text), &writer) }
            writer.append("1")
        case .rewritten: return writeRewritten(bytes(name.text), scratch, &writer)
        case .forwardedFor:
            let start = writer.count
            _ = scratch.writeJoined(bytes(name.text), &writer)
            if writer.count > start && memory.clientAddress.count > 0 { writer.append(",") }
            writer.append(memory.clientAddress)
        case .externalAddress: writer.append(memory.clientAddress)
        case .forwardedProtocol: scratch.writeForwardedProtocol(isSidecar: isSidecar, &writer)
        case .requestID:
            if isSidecar && scratch.writeJoined(bytes(name.text), &writer) { return true }
            writer.append(memory.requestID)
        case .grpcTimeout:
            let start = writer.count
            if !moment.isLocal && scratch.isGRPC { writeGRPCTimeout(moment, scratch, &writer) }
            if writer.count > start { return true }
            return scratch.writeJoined(bytes(name.text), &writer)
        }
        return true
    }

    /// Writes a header that is handed on by a rule of its own, such as `te`; returns whether it is
    /// there.
    ///
    /// Allocates: few rules ask for such a header, and the rules for them stand in one place.
    @_semantics("no_performance_analysis")
    @inline(never)
    private func writeRewritten(
        _ name: Bytes, _ scratch: borrowing MatchScratch, _ writer: inout TextWriter,
    ) -> Bool {
        let received = SanitizedHeaders(scratch.request(random: 0), isSidecar: isSidecar)
        guard let value = received.list.first(name.copy) else { return false }
        // SAFETY: the value lives until the closure ends.
        unsafe value.withUnsafeBufferPointer { buffer in
            unsafe writer.append(Bytes(start: buffer.baseAddress, count: buffer.count))
        }
        return true
    }

    /// Writes the value of an answer's header; returns whether the header is there.
    func writeAnswered(
        _ name: HeaderName, _ moment: EffectTarget, _ scratch: borrowing MatchScratch,
        _ memory: borrowing ApplyScratch, _ writer: inout TextWriter,
    ) -> Bool {
        if moment.isLocal {
            if name.source != .location || !hasLocation(moment) { return false }
            writeLocation(moment, scratch, &writer)
            return true
        }
        if name.source == .nowhere { return false }
        let text = bytes(name.text)
        var isThere = false
        let start = writer.count
        for index in 0..<memory.responseHeaders.count {
            let line = memory.responseHeaders[index]
            if !line.name.isEqualIgnoringCase(to: text) { continue }
            if isThere && name.source == .line { continue }
            if writer.count > start && line.value.count > 0 { writer.append(",") }
            writer.append(line.value)
            isThere = true
        }
        return isThere
    }

    /// Whether an answer of the proxy's own has a Location before any operation.
    func hasLocation(_ moment: EffectTarget) -> Bool {
        switch moment.kind {
        case .httpsRedirect: true
        case .redirect, .directResponse: routes[Int(moment.route)].beforeAnswer.count > 0
        case .forward, .passthrough, .abort, .preflight, .none: false
        }
    }
}
