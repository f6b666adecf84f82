extension BlockWriter {
    /// Writes a scalar, an alias or an empty collection, the comment behind it, and ends the line.
    mutating func writeLeaf(blockIndentation: Int) {
        let event = source.events[next]
        let last = source.lastEvent(of: next)
        let literal = writeContent(of: event, mayBeBlock: true)
        next = source.end(of: next)
        writeTrailingComment(behind: last)
        endLine()
        if literal {
            writeLines(of: source.value(event), at: blockIndentation)
        }
    }

    /// Writes a key that is simple.
    mutating func writeKey() {
        let event = source.events[next]
        _ = writeContent(of: event, mayBeBlock: false)
        // `*a:` would be an alias of that name.
        if event.kind == .alias { needsBlank = true }
        next = source.end(of: next)
    }

    /// Writes a node without children; returns whether the lines of a literal block must follow.
    private mutating func writeContent(of event: SyntaxEvent, mayBeBlock: Bool) -> Bool {
        appendProperties(of: event)
        switch event.kind {
        case .alias:
            if let name = event.anchor { append("*\(source.names[Int(name)])") }
        case .sequenceStart: append("[]")
        case .mappingStart: append("{}")
        default: return writeScalar(event, mayBeBlock: mayBeBlock)
        }
        return false
    }

    private mutating func writeScalar(_ event: SyntaxEvent, mayBeBlock: Bool) -> Bool {
        let value = source.value(event)
        if value.isEmpty && event.style == .plain { return false }
        let isPlain = event.style == .plain || (event.tag == nil && PlainText.isCertain(value))
        switch ScalarForm(of: value, mayBePlain: isPlain, mayBeBlock: mayBeBlock) {
        case .plain: append(value)
        case .singleQuoted:
            append("'\(String(decoding: value, as: UTF8.self).replacing("'", with: "''"))'")
        case .doubleQuoted: append(DoubleQuoted.text(value)[...])
        case .literal:
            append(LiteralBlock.header(of: value))
            return true
        }
        return false
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
        blockIndentation = column
        keepsBlankLines = LiteralBlock.keepsBlankLines(value)
    }
}

/// A literal block's header, by its value.
enum LiteralBlock {
    /// Returns `|` with what must follow it.
    ///
    /// Where the first line begins with a blank, its indentation does not tell the block's.
    static func header(of value: ArraySlice<UInt8>) -> String {
        let blanks: [UInt8] = [0x20, 0x09, 0x0A]
        let indentation = value.first.map(blanks.contains) ?? false ? "2" : ""
        let ending = value.last != UInt8(ascii: "\n") ? "-" : keepsBlankLines(value) ? "+" : ""
        return "|\(indentation)\(ending)"
    }

    /// Whether blank lines at the end belong to the value.
    static func keepsBlankLines(_ value: ArraySlice<UInt8>) -> Bool {
        value.suffix(2).elementsEqual("\n\n".utf8)
    }
}
