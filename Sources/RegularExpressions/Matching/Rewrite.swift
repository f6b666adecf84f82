/// The replacement of a ``ReplacingExpression``, divided into its pieces.
///
/// `\0` to `\9` stand for the match and its groups, `\\` for a backslash; at an escape that means
/// nothing the replacement ends. Source: docs/semantics/envoy.md 6.2 (`RE2::Rewrite`).
package struct Rewrite: Sendable {
    /// A piece of a replacement.
    package enum Piece: Sendable {
        /// These bytes.
        case literal([UInt8])
        /// What the group of this number matched, 0 for the whole match.
        case group(Int)
    }

    /// The largest number of a group that can be written.
    package static let maximumGroup = 9

    /// The pieces, in order.
    package private(set) var pieces: [Piece] = []
    /// The largest number after a backslash, also after an escape that means nothing: RE2 counts
    /// so.
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
