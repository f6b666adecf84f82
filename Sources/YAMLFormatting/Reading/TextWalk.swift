/// A pass over a text that converts libyaml's positions in characters to byte offsets.
struct TextWalk {
    let text: [UInt8]
    private(set) var offset = 0
    private(set) var position = Position(index: 0, line: 0, column: 0)

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// Advances to a position that is not before the current one.
    mutating func skip(to end: Position) {
        while position.index < end.index && offset < text.count { step() }
        position = end
    }

    /// Advances past the next comment and returns it, or to `end` if no comment precedes it.
    mutating func nextComment(before end: Position?) -> Comment? {
        while offset < text.count {
            if let end, position.index >= end.index { return nil }
            if text[offset] == UInt8(ascii: "#") { return comment(isOnOwnLine: isAtLineStart) }
            step()
        }
        return nil
    }

    /// Advances past the comment in a block's header, if there is one.
    mutating func headerComment() -> Comment? {
        while offset < text.count && Self.breakLength(text, offset) == 0 {
            if text[offset] == UInt8(ascii: "#") {
                var comment = comment(isOnOwnLine: false)
                comment.isInBlockHeader = true
                return comment
            }
            step()
        }
        return nil
    }

    /// Whether each line contains only whitespace.
    static func blankLines(of text: [UInt8]) -> [Bool] {
        var lines: [Bool] = []
        var isBlank = true
        var offset = 0
        while offset < text.count {
            let length = breakLength(text, offset)
            if length > 0 {
                lines.append(isBlank)
                isBlank = true
            } else if !isBlankByte(text[offset]) {
                isBlank = false
            }
            offset += max(length, 1)
        }
        return lines
    }

    /// The length in bytes of the line break at an offset, 0 if there is none.
    ///
    /// YAML 1.1 includes U+0085, U+2028 and U+2029, section 5.4.
    static func breakLength(_ text: [UInt8], _ offset: Int) -> Int {
        func has(_ bytes: UInt8...) -> Bool { text[offset...].starts(with: bytes) }
        switch text[offset] {
        case 0x0A: return 1
        case 0x0D: return offset + 1 < text.count && text[offset + 1] == 0x0A ? 2 : 1
        case 0xC2: return has(0xC2, 0x85) ? 2 : 0
        case 0xE2: return has(0xE2, 0x80, 0xA8) || has(0xE2, 0x80, 0xA9) ? 3 : 0
        default: return 0
        }
    }

    private static func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Whether only whitespace precedes the current position on its line.
    private var isAtLineStart: Bool {
        let blanks = text[..<offset].reversed().prefix(while: Self.isBlankByte).count
        return blanks == Int(position.column)
    }

    private mutating func comment(isOnOwnLine: Bool) -> Comment {
        let start = position
        let first = offset
        while offset < text.count && Self.breakLength(text, offset) == 0 { step() }
        let blanks = text[first..<offset].reversed().prefix(while: Self.isBlankByte).count
        return Comment(start: start, bytes: first..<offset - blanks, isOnOwnLine: isOnOwnLine)
    }

    /// Advances by a character; CR LF is two characters and one line break, as in libyaml.
    private mutating func step() {
        let length = Self.breakLength(text, offset)
        if length > 0 {
            position.index += length == 2 && text[offset] == 0x0D ? 2 : 1
            position.line += 1
            position.column = 0
            offset += length
        } else {
            position.index += 1
            position.column += 1
            offset += 1
            while offset < text.count && text[offset] & 0xC0 == 0x80 { offset += 1 }
        }
    }
}
