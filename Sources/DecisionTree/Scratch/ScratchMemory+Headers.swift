/// The request line as the connection manager normalizes it.
extension ScratchMemory {
    /// Whether the target is forwarded as sent.
    var isTargetAsSent: Bool {
        normalizedTarget.isSameMemory(as: target)
    }

    /// The query, without the question mark.
    var normalizedQuery: Bytes {
        let start = min(normalizedPathLength + 1, normalizedTarget.count)
        return normalizedTarget.part(from: start, count: normalizedTarget.count - start)
    }
}

/// Headers as received; names are given in lower case.
extension ScratchMemory {
    /// The number of headers that are read.
    var lineCount: Int { min(headers.count, ScratchMemory.maximumHeaders) }

    /// Whether a header is named `host`, so that Envoy would join several Hosts.
    var mayHaveOtherHost: Bool {
        for index in 0..<headers.count where headers.name(index).isHostName { return true }
        return false
    }

    /// The first line of a name.
    func firstLine(_ name: Bytes) -> Bytes? {
        for index in 0..<lineCount where headers.name(index).isEqualIgnoringCase(to: name) {
            return headers.value(index)
        }
        return nil
    }

    /// Lines of an inline header.
    struct JoinedLines: BitwiseCopyable {
        var isThere = false
        /// The first line that is not empty.
        var first = Bytes.none
        /// How many lines are not empty.
        var count = 0
    }

    /// The lines of a name, empty ones left out.
    func joinedLines(_ name: Bytes) -> JoinedLines {
        var lines = JoinedLines()
        for index in 0..<lineCount where headers.name(index).isEqualIgnoringCase(to: name) {
            lines.isThere = true
            let value = headers.value(index)
            if value.count == 0 { continue }
            if lines.count == 0 { lines.first = value }
            lines.count += 1
        }
        return lines
    }

    /// Writes the lines of a name, joined with commas; returns whether there are any.
    func writeJoined(_ name: Bytes, _ writer: inout TextWriter) -> Bool {
        let lines = joinedLines(name)
        if lines.count < 2 {
            writer.append(lines.first)
            return lines.isThere
        }
        var isFirst = true
        for index in 0..<lineCount where headers.name(index).isEqualIgnoringCase(to: name) {
            let value = headers.value(index)
            if value.count == 0 { continue }
            if !isFirst { writer.append(UInt8(ascii: ",")) }
            writer.append(value)
            isFirst = false
        }
        return true
    }
}

/// What the headers imply for the request as a whole.
extension ScratchMemory {
    /// Whether this is a gRPC request, whose local replies have gRPC's form.
    var isGRPC: Bool {
        let type = joinedLines(Bytes("content-type"))
        let grpc = Bytes("application/grpc")
        guard type.first.hasPrefix(grpc) else { return false }
        if type.first.count == grpc.count { return type.count == 1 }
        return type.first[grpc.count] == UInt8(ascii: "+")
    }

    /// Whether a sidecar's client sends its own client's scheme, and is trusted.
    func isSchemeTold(isSidecar: Bool) -> Bool {
        isSidecar && !scheme.isEqualIgnoringCase(to: Bytes("https"))
            && joinedLines(Bytes("x-forwarded-proto")).isThere
    }

    /// Whether the client's `x-forwarded-proto` makes the scheme of matchers and redirects `https`.
    func isToldSecure(isSidecar: Bool) -> Bool {
        if !isSchemeTold(isSidecar: isSidecar) { return false }
        let told = joinedLines(Bytes("x-forwarded-proto"))
        return told.count == 1 && told.first.isEqualIgnoringCase(to: Bytes("https"))
    }

    /// Writes the scheme that matchers and redirects see.
    func writeScheme(isSidecar: Bool, _ writer: inout TextWriter) {
        if targetScheme.count > 0 { return writer.append(targetScheme) }
        if isToldSecure(isSidecar: isSidecar) { return writer.append("https") }
        writer.appendLowercased(scheme)
    }

    /// Whether the scheme that matchers and redirects see equals a lowercase text.
    func hasScheme(_ text: Bytes, isSidecar: Bool) -> Bool {
        if targetScheme.count > 0 { return targetScheme.isEqual(to: text) }
        if isToldSecure(isSidecar: isSidecar) { return text.isEqual(to: Bytes("https")) }
        return scheme.isEqualIgnoringCase(to: text)
    }

    /// Writes `x-forwarded-proto` as forwarded.
    func writeForwardedProtocol(isSidecar: Bool, _ writer: inout TextWriter) {
        if isSchemeTold(isSidecar: isSidecar) {
            _ = writeJoined(Bytes("x-forwarded-proto"), &writer)
        } else {
            writer.appendLowercased(scheme)
        }
    }

    /// Whether `x-forwarded-proto`, as forwarded, equals a lowercase text.
    func hasForwardedProtocol(_ text: Bytes, isSidecar: Bool) -> Bool {
        if !isSchemeTold(isSidecar: isSidecar) { return scheme.isEqualIgnoringCase(to: text) }
        let told = joinedLines(Bytes("x-forwarded-proto"))
        return told.count == 1 && told.first.isEqual(to: text)
    }
}

extension TextWriter {
    /// Appends bytes with `A` to `Z` lowercased.
    mutating func appendLowercased(_ bytes: Bytes) {
        for index in 0..<bytes.count {
            let byte = bytes[index]
            append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
    }
}
