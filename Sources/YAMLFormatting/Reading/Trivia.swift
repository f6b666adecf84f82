import IstioYAML

/// What events omit: comments, blank lines, and the spelling of tags and directives.
///
/// libyaml drops comments, but its tokens have positions. Between two tokens there are only
/// whitespace, line breaks and comments, so a `#` there always begins a comment. The only other
/// comments follow the `|` or `>` of a block, which libyaml counts as part of the block. Positions
/// count characters, so the text is scanned along with the tokens to find the bytes.
struct Trivia {
    private(set) var comments: [Comment] = []
    /// The positions of the `-` of block sequences.
    private(set) var dashes: [Position] = []
    /// Tags as written, in the order of the nodes that have one.
    private(set) var tags: [Range<Int>] = []
    /// `%YAML` and `%TAG` as written.
    private(set) var directives: [(start: Position, bytes: Range<Int>)] = []
    private var blankLines: [Bool] = []
    private var walk: TextWalk

    /// Stores the text; ``read()`` does the work.
    init(text: [UInt8]) {
        walk = TextWalk(text)
    }

    /// The bytes that ranges refer to.
    var text: [UInt8] { walk.text }

    /// Reads all tokens.
    mutating func read() throws(SyntaxError) {
        blankLines = TextWalk.blankLines(of: walk.text)
        let text = walk.text
        try unsafe text.withUnsafeBufferPointer { buffer throws(SyntaxError) in
            // SAFETY: the buffer outlives the closure, the scanner does not.
            let scanner = unsafe SyntaxScanner(buffer)
            while let token = try scanner.nextToken() {
                // libyaml inserts some tokens before others that it has already read.
                if token.end.index <= walk.position.index { continue }
                takeGap(upTo: token.start)
                take(token.kind, token.start, token.end)
            }
        }
        takeGap(upTo: nil)
    }

    /// Whether the line above a position contains only whitespace.
    func isBlankAbove(_ position: Position) -> Bool {
        let line = Int(position.line)
        return line > 0 && line <= blankLines.count && blankLines[line - 1]
    }

    private mutating func take(
        _ kind: SyntaxScanner.Token, _ start: Position, _ end: Position,
    ) {
        let first = walk.offset
        switch kind {
        case .dash: dashes.append(start)
        case .blockScalar:
            if let comment = walk.headerComment() { comments.append(comment) }
        case .tag, .directive, .other: break
        }
        walk.skip(to: end)
        switch kind {
        case .tag: tags.append(first..<walk.offset)
        case .directive: directives.append((start, first..<walk.offset))
        case .dash, .blockScalar, .other: break
        }
    }

    private mutating func takeGap(upTo end: Position?) {
        while let comment = walk.nextComment(before: end) { comments.append(comment) }
        if let end { walk.skip(to: end) }
    }
}

/// A comment and its position.
struct Comment {
    let start: Position
    /// From the `#` to the last character that is not whitespace.
    let bytes: Range<Int>
    /// Whether only whitespace precedes it on its line.
    let isOnOwnLine: Bool
    /// Whether it follows the `|` or `>` of a block.
    var isInBlockHeader = false
}
