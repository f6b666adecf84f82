extension BlockWriter {
    /// Writes a node on the current line, after `- ` or at the start of the line.
    mutating func writeNode(at column: Int) {
        let event = source.events[next]
        guard source.hasChildren(next) else {
            writeLeaf(blockIndentation: max(column, 2))
            return
        }
        if event.hasProperties { endHeader(of: event) }
        writeChildren(Layout(column: column, isFirstOnLine: !event.hasProperties))
    }

    /// Where the children of a collection are written.
    private struct Layout {
        /// The column of each child, and of comments after the last.
        let column: Int
        /// Whether the first child goes on the current line.
        let isFirstOnLine: Bool
        /// The column in the text of the mapping whose value this is.
        var parent: UInt32?
    }

    /// Writes the value of a simple key, after the `:`.
    private mutating func writeValue(at column: Int, parent: UInt32) {
        guard source.hasChildren(next) else {
            writeLeaf(blockIndentation: column + 2)
            return
        }
        let event = source.events[next]
        endHeader(of: event)
        let column = event.kind == .sequenceStart ? column : column + 2
        writeChildren(Layout(column: column, isFirstOnLine: false, parent: parent))
    }

    /// Ends a line whose collection begins on the next.
    private mutating func endHeader(of event: SyntaxEvent) {
        appendProperties(of: event)
        writeHeaderComment(of: next)
        endLine()
        isAtStart = true
    }

    private mutating func writeChildren(_ layout: Layout) {
        let start = source.events[next]
        let end = Int(start.target)
        let threshold = sourceColumn(of: next, in: layout.parent)
        next += 1
        var isOnLine = layout.isFirstOnLine
        while next < end && hasMore {
            if start.kind == .sequenceStart {
                writeItem(at: layout.column, isOnLine, isFlow: start.style == .sourceFlow)
            } else {
                writeEntry(at: layout.column, isOnLine, of: start, in: threshold)
            }
            isOnLine = false
        }
        next = end + 1
        if hasMore { writeClosingComments(of: end, from: threshold, at: layout.column) }
    }

    /// The minimum column in the text of the comments that belong to a collection.
    ///
    /// A list that is indented no more than its key only owns comments that are.
    private func sourceColumn(of index: Int, in parent: UInt32?) -> UInt32 {
        let event = source.events[index]
        if event.style == .sourceFlow { return 0 }
        if event.kind == .sequenceStart {
            return max(source.trivia.dashes[dash].column, parent.map { $0 + 1 } ?? 0)
        }
        // After anchor and tag, at the first key or its `?`.
        return event.end.column
    }

    private mutating func writeItem(at column: Int, _ isOnLine: Bool, isFlow: Bool) {
        let item = source.events[next]
        let start = isFlow ? item.start : source.trivia.dashes[dash]
        if !isFlow { dash += 1 }
        if !isOnLine { startLine(at: column, next, from: start, until: firstLineEnd(of: next)) }
        appendIndicator("-")
        writeNode(at: column + 2)
        if item.isBare && !isFlow { writeComments(deeperThan: start.column, at: column + 2) }
    }

    private mutating func writeEntry(
        at column: Int, _ isOnLine: Bool, of mapping: SyntaxEvent, in sourceColumn: UInt32,
    ) {
        let key = next
        let value = source.end(of: key)
        if source.isSimpleKey(key) {
            if !isOnLine { startLine(at: column, key, until: entryLineEnd(of: key)) }
            writeKey()
            appendIndicator(":")
            writeValue(at: column, parent: sourceColumn)
        } else {
            if !isOnLine { startLine(at: column, key, until: firstLineEnd(of: key)) }
            appendIndicator("?")
            writeNode(at: column + 2)
            isAtStart = true
            startLine(at: column, value, until: firstLineEnd(of: value))
            appendIndicator(":")
            writeNode(at: column + 2)
        }
        if source.events[value].isBare && mapping.style != .sourceFlow {
            writeComments(deeperThan: sourceColumn, at: column + 2)
        }
    }
}

extension SourceText {
    /// Whether a node is a nonempty collection whose children have their own lines.
    func hasChildren(_ index: Int) -> Bool {
        Int(events[index].target) > index + 1 && events[index].style != .flow
    }

    /// Whether a key fits before its `:` on one line.
    ///
    /// YAML 1.1 limits such keys to 1,024 characters (section 9.1.3), escapes included.
    func isSimpleKey(_ index: Int) -> Bool {
        let event = events[index]
        if Int(event.target) > index + 1 { return false }
        if event.kind == .scalar && event.style == .plain && event.value.isEmpty { return false }
        let value = value(event)
        let width = value.count * (CharacterClass.areOnOneLine(value) ? 2 : 4)
        let properties = [event.anchor, event.tag].compactMap(\.self)
        // A tag may be spelled with three characters for each of its bytes.
        return properties.reduce(width) { $0 + 3 * names[Int($1)].utf8.count } <= 1_000
    }
}
