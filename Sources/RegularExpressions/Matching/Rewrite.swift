/// The replacement of a ``ReplacingExpression``, split into pieces.
///
/// `\0` to `\9` mean the match and its groups, `\\` a backslash; an invalid escape ends the
/// replacement. Source: docs/semantics/envoy.md 6.2 (`RE2::Rewrite`).
package struct Rewrite: Sendable {
    /// A piece of a replacement.
    package enum Piece: Sendable {
        /// Literal bytes.
        case literal([UInt8])
        /// The text of this group, 0 for the whole match.
        case group(Int)
    }

    /// The largest group number that can be written.
    package static let maximumGroup = 9

    /// The pieces, in order.
    package private(set) var pieces: [Piece] = []
    /// The largest number after a backslash, even after an invalid escape, as RE2 counts.
    package private(set) var largestGroup = 0

    init(_ text: [UInt8]) {
        let backslash = UInt8(ascii: "\\")
        var literal: [UInt8] = []
        var isOver = false
        var rest = text[...]
        while let byte = rest.popFirst() {
            let next = byte == backslash ? rest.popFirst() : nil
            if let next, (0x30...0x39).contains(next) {
                largestGroup = max(largestGroup, Int(next - 0x30))
            }
            if isOver { continue }
            switch next {
            case _ where byte != backslash: literal.append(byte)
            case backslash: literal.append(backslash)
            case let digit? where (0x30...0x39).contains(digit):
                addLiteral(&literal)
                pieces.append(.group(Int(digit - 0x30)))
            default: isOver = true
            }
        }
        addLiteral(&literal)
    }

    private mutating func addLiteral(_ literal: inout [UInt8]) {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = []
    }
}
