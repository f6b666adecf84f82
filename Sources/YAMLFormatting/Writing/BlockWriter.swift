/// Writes the events of a text in canonical form, with the comments between them.
///
/// Everything is a line: an entry of a mapping, an item of a list, or a comment. Comments between
/// the start of an entry and its scalar go above its line, comments after the scalar on the same
/// line go after it. Comments keep the order of the text.
struct BlockWriter {
    private(set) var source: SourceText
    private let maximumBytes: Int
    private(set) var output: [UInt8] = []
    /// The index of the next event.
    var next = 0
    /// The indices of the next comment, dash, tag and directive.
    var comment = 0
    var dash = 0
    private var tag = 0
    private var directive = 0
    /// Whether a space must separate the next text from this line's.
    var needsBlank = false
    /// Whether a collection has just begun, so that no blank line is allowed.
    var isAtStart = true
    /// Whether the last lines are a block whose value includes the blank lines after it.
    var keepsBlankLines = false

    /// Creates a writer that stops soon after `maximumBytes`.
    init(_ source: SourceText, maximumBytes: Int) {
        self.source = source
        self.source.keepShortFlow()
        self.maximumBytes = maximumBytes
    }

    /// Whether events and room for output remain.
    var hasMore: Bool { next < source.events.count && output.count <= maximumBytes }

    /// Writes all documents.
    mutating func write() -> [UInt8] {
        while hasMore { writeDocument() }
        writeComments(before: nil, at: 0)
        return output
    }

    private mutating func writeDocument() {
        let start = source.events[next]
        let isFirst = next == 0
        next += 1
        let root = source.events[next]
        let hasDirectives = writeDirectives(before: start.end, isFirst: isFirst)
        if root.isBare || isFirst { writeComments(before: start.start, at: 0) }
        if hasDirectives || !isFirst || root.isBare {
            append("---")
            if !root.isBare { endLine() }
            isAtStart = true
        } else if start.start < start.end && !output.isEmpty {
            // What precedes the `---` stays separate.
            endLine()
            isAtStart = true
        }
        if !root.isBare { startLine(at: 0, next, until: firstLineEnd(of: next)) }
        writeNode(at: 0)
        if hasMore {
            writeComments(before: source.events[next].start, at: 0)
            next += 1
        }
    }

    private mutating func writeDirectives(before end: Position, isFirst: Bool) -> Bool {
        let directives = source.trivia.directives
        let first = directive
        while directive < directives.count && directives[directive].start < end {
            if directive == first {
                if !isFirst {
                    append("...")
                    endLine()
                }
                writeComments(before: directives[first].start, at: 0)
            }
            append(source.trivia.text[directives[directive].bytes])
            endLine()
            directive += 1
        }
        if directive > first { writeComments(before: end, at: 0) }
        return directive > first
    }
}

extension BlockWriter {
    /// Appends to the line.
    mutating func append(_ text: String) { append(ArraySlice(text.utf8)) }

    /// Appends to the line, after a space if required.
    mutating func append(_ bytes: ArraySlice<UInt8>) {
        if needsBlank { output.append(UInt8(ascii: " ")) }
        needsBlank = false
        output += bytes
    }

    /// Appends `-`, `?` or `:`, with a space before anything that follows.
    mutating func appendIndicator(_ text: String) {
        append(text)
        needsBlank = true
    }

    /// Ends the line.
    mutating func endLine() {
        output.append(UInt8(ascii: "\n"))
        needsBlank = false
    }

    /// Appends spaces at the start of a line.
    mutating func indent(by column: Int) {
        output += repeatElement(UInt8(ascii: " "), count: column)
    }

    /// Appends an anchor and a tag, the tag as its author spelled it.
    mutating func appendProperties(of event: SyntaxEvent) {
        if let anchor = event.anchor, event.kind != .alias {
            append("&\(source.names[Int(anchor)])")
            needsBlank = true
        }
        if event.tag != nil {
            append(source.trivia.text[source.trivia.tags[tag]])
            tag += 1
            needsBlank = true
        }
    }
}
