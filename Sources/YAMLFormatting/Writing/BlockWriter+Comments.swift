extension BlockWriter {
    /// The next comment.
    private var pending: Comment? {
        let comments = source.trivia.comments
        return comment < comments.count ? comments[comment] : nil
    }

    /// Begins the line of an entry or item, after the comments that go above it.
    ///
    /// `start` is its position in the text, if not that of its first event; comments before `end`
    /// are written.
    mutating func startLine(
        at column: Int, _ index: Int, from start: Position? = nil, until end: Position,
    ) {
        let start = start ?? source.events[index].start
        var isBlankDue = source.isBlankAbove(start, ofEvent: index)
        while let comment = pending, !comment.isInBlockHeader,
            comment.start < end || isBehindFlow(comment, index)
        {
            if comment.start < start {
                writeLine(of: comment, at: column)
            } else {
                writeLine(of: comment, at: column, isBlankDue: isBlankDue)
                isBlankDue = false
            }
        }
        if isBlankDue { writeBlankLine() }
        keepsBlankLines = false
        isAtStart = false
        indent(by: column)
    }

    /// Writes all comments before a position, each on its own line.
    mutating func writeComments(before end: Position?, at column: Int) {
        while let comment = pending, end.map({ comment.start < $0 }) ?? true {
            writeLine(of: comment, at: column)
        }
    }

    /// Writes the comments indented deeper than a key or dash without a value.
    mutating func writeComments(deeperThan column: UInt32, at target: Int) {
        guard hasMore else { return }
        let end = source.events[next].start
        while let comment = pending, comment.isOnOwnLine, comment.start < end,
            comment.start.column > column
        {
            writeLine(of: comment, at: target)
        }
    }

    /// Writes the comments at the end of a collection that belong to it.
    mutating func writeClosingComments(of end: Int, from threshold: UInt32, at column: Int) {
        let event = source.events[end]
        let isFlow = event.start < event.end
        while let comment = pending, comment.start < event.start,
            isFlow || (comment.isOnOwnLine && comment.start.column >= threshold)
        {
            writeLine(of: comment, at: column)
        }
        if isFlow, let comment = pending, isBehind(comment, end) {
            writeLine(of: comment, at: column)
        }
    }

    /// Writes the comment after a leaf on the same line.
    mutating func writeTrailingComment(behind last: SyntaxEvent) {
        guard let comment = pending else { return }
        let isBehind =
            last.style == .block
            ? comment.isInBlockHeader && comment.start < last.end
            : !comment.isOnOwnLine && comment.start.line == last.end.line
                && comment.start < source.events[next].start
        if isBehind { appendToLine(comment) }
    }

    /// Writes the comment after a key whose collection begins on the next line.
    mutating func writeHeaderComment(of index: Int) {
        guard let comment = pending, !comment.isOnOwnLine else { return }
        let event = source.events[index]
        let isBlockSequence = event.kind == .sequenceStart && event.style != .sourceFlow
        let first =
            isBlockSequence ? source.trivia.dashes[dash] : source.events[index + 1].start
        if comment.start < first
            || (event.style == .sourceFlow && isBehind(comment, Int(event.target)))
        {
            appendToLine(comment)
        }
    }

    private mutating func appendToLine(_ written: Comment) {
        needsBlank = true
        append(source.trivia.text[written.bytes])
        comment += 1
    }

    private mutating func writeLine(of written: Comment, at column: Int, isBlankDue: Bool = false) {
        let isBlankAbove = written.isOnOwnLine && source.trivia.isBlankAbove(written.start)
        if isBlankDue || isBlankAbove { writeBlankLine() }
        indent(by: column)
        append(source.trivia.text[written.bytes])
        endLine()
        comment += 1
        isAtStart = false
        keepsBlankLines = false
    }

    private mutating func writeBlankLine() {
        if !isAtStart && !keepsBlankLines { endLine() }
    }

    /// Whether a comment directly follows the bracket that ends at an event.
    private func isBehind(_ comment: Comment, _ end: Int) -> Bool {
        !comment.isOnOwnLine && comment.start.line == source.events[end].end.line
            && comment.start >= source.events[end].end
            && comment.start < source.events[end + 1].start
    }

    /// Whether a comment follows a flow collection at the start of a line.
    private func isBehindFlow(_ comment: Comment, _ index: Int) -> Bool {
        var index = index
        while source.hasChildren(index) && !source.events[index].hasProperties {
            let event = source.events[index]
            if event.style == .sourceFlow && isBehind(comment, Int(event.target)) { return true }
            index += 1
        }
        return false
    }

    /// The end of a node's first line in the text; comments before it go above the line.
    func firstLineEnd(of index: Int) -> Position {
        var index = index
        while source.hasChildren(index) {
            let event = source.events[index]
            if event.hasProperties { return event.start }
            index += 1
            if event.kind == .mappingStart && source.isSimpleKey(index) {
                return entryLineEnd(of: index)
            }
        }
        return source.lastEvent(of: index).end
    }

    /// The end of an entry's line: after its value, or its key if a collection follows.
    func entryLineEnd(of key: Int) -> Position {
        let value = source.end(of: key)
        return source.lastEvent(of: source.hasChildren(value) ? key : value).end
    }
}

extension SourceText {
    /// Whether a blank line precedes the line that an event begins.
    ///
    /// Only the first event on a line counts. The starts of block collections extend to their first
    /// token, and their ends are at the next token.
    func isBlankAbove(_ start: Position, ofEvent index: Int) -> Bool {
        let before = events[index - 1]
        let isFirstOnLine: Bool =
            switch before.kind {
            case .sequenceStart where before.style == .other: true
            case .mappingStart where before.style == .other: true
            default:
                before.start == before.end || before.style == .block
                    || before.end.line < start.line
            }
        return isFirstOnLine && trivia.isBlankAbove(start)
    }
}
