import Routing

/// Headers as the connection manager forwards them, before any rule's operation.
///
/// Source: docs/semantics/envoy.md 3.3 to 3.6.
extension EffectRenderer {
    /// Writes the value of a request's header; returns whether the header is present.
    func writeRequestHeader(
        _ name: HeaderName, _ writer: inout TextWriter,
    ) -> Bool {
        switch name.source {
        case .line, .location:
            guard let line = scratch.firstLine(tables.bytes(name.text)) else { return false }
            writer.append(line)
            return true
        case .joined: return scratch.writeJoined(tables.bytes(name.text), &writer)
        case .originalPath where tables.isSidecar:
            return scratch.writeJoined(tables.bytes(name.text), &writer)
        case .nowhere, .consumed, .originalPath, .path, .authority, .method, .scheme: return false
        case .attemptCount:
            if target.isLocal { return scratch.writeJoined(tables.bytes(name.text), &writer) }
            writer.append("1")
        case .rewritten: return writeRewritten(tables.bytes(name.text), &writer)
        case .forwardedFor:
            let start = writer.count
            _ = scratch.writeJoined(tables.bytes(name.text), &writer)
            if writer.count > start && values.clientAddress.count > 0 { writer.append(",") }
            writer.append(values.clientAddress)
        case .externalAddress: writer.append(values.clientAddress)
        case .forwardedProtocol:
            scratch.writeForwardedProtocol(isSidecar: tables.isSidecar, &writer)
        case .requestID:
            if tables.isSidecar && scratch.writeJoined(tables.bytes(name.text), &writer) {
                return true
            }
            writer.append(values.requestID)
        case .grpcTimeout:
            let start = writer.count
            if !target.isLocal && scratch.isGRPC { writeGRPCTimeout(&writer) }
            if writer.count > start { return true }
            return scratch.writeJoined(tables.bytes(name.text), &writer)
        }
        return true
    }

    /// Writes a header with special rules, such as `te`; returns whether it is present.
    ///
    /// Allocates: few rules refer to such a header, and only the reference implements its rules.
    @_semantics("no_performance_analysis")
    @inline(never)
    private func writeRewritten(
        _ name: Bytes, _ writer: inout TextWriter,
    ) -> Bool {
        let received = SanitizedHeaders(scratch.request(random: 0), isSidecar: tables.isSidecar)
        guard let value = received.list.first(name.copy) else { return false }
        writer.append(value)
        return true
    }

    /// Writes the value of a response's header; returns whether the header is present.
    func writeResponseHeader(
        _ name: HeaderName, _ writer: inout TextWriter,
    ) -> Bool {
        if target.isLocal {
            if name.source != .location || !hasLocation { return false }
            writeLocation(&writer)
            return true
        }
        if name.source == .nowhere { return false }
        let text = tables.bytes(name.text)
        var isThere = false
        let start = writer.count
        for index in 0..<response.headers.count {
            if !response.headers.name(index).isEqualIgnoringCase(to: text) { continue }
            if isThere && name.source == .line { continue }
            let value = response.headers.value(index)
            if writer.count > start && value.count > 0 { writer.append(",") }
            writer.append(value)
            isThere = true
        }
        return isThere
    }

    /// Whether a local reply has a Location before any operation.
    var hasLocation: Bool {
        switch target.kind {
        case .httpsRedirect: true
        case .redirect, .directResponse: tables.routes[Int(target.route)].beforeReply.count > 0
        case .forward, .passthrough, .abort, .preflight, .none: false
        }
    }
}
