extension BlockWriter {
    /// Writes a scalar, an alias or an empty collection and its comment, and ends the line.
    mutating func writeLeaf(blockIndentation: Int) {
        let event = source.events[next]
        let last = source.lastEvent(of: next)
        let literal = writeContent(of: event, at: .block)
        next = source.end(of: next)
        writeTrailingComment(behind: last)
        endLine()
        if literal {
            writeLines(of: source.value(event), at: blockIndentation)
        }
    }

    /// Writes a simple key.
    mutating func writeKey() {
        let event = source.events[next]
        _ = writeContent(of: event, at: .key)
        // `*a:` would be an alias with that name.
        if event.kind == .alias { needsBlank = true }
        next = source.end(of: next)
    }

    /// Writes a node without children; returns whether the lines of a literal block must follow.
    private mutating func writeContent(
        of event: SyntaxEvent, at place: ScalarForm.Place,
    ) -> Bool {
        appendProperties(of: event)
        switch event.kind {
        case .alias:
            if let name = event.anchor { append("*\(source.names[Int(name)])") }
        case .sequenceStart, .mappingStart:
            let empty = event.kind == .sequenceStart ? "[]" : "{}"
            append(FlowCollection(of: next, in: source)?.bytes[...] ?? ArraySlice(empty.utf8))
        default: return writeScalar(event, at: place)
        }
        return false
    }

    private mutating func writeScalar(_ event: SyntaxEvent, at place: ScalarForm.Place) -> Bool {
        let value = source.value(event)
        if value.isEmpty && event.style == .plain { return false }
        let isPlain = event.style == .plain || (event.tag == nil && PlainText.isCertain(value))
        let form = ScalarForm(of: value, mayBePlain: isPlain, at: place)
        append(form.text(of: value))
        return form == .literal
    }

    /// Writes the lines of a literal block.
    private mutating func writeLines(of value: ArraySlice<UInt8>, at column: Int) {
        var lines = value.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        for line in lines {
            if !line.isEmpty { indent(by: column) }
            append(line)
            endLine()
        }
        keepsBlankLines = LiteralBlock.keepsBlankLines(value)
    }
}
