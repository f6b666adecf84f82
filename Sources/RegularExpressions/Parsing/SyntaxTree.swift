/// An expression after parsing, over bytes, with every class spelled out.
///
/// Nodes stand in one list, children before parents, so nothing is freed recursively.
struct SyntaxTree: Sendable {
    /// A place between two bytes.
    enum Assertion: UInt8, Sendable {
        case beginText
        case endText
        case beginLine
        case endLine
        case wordBoundary
        case nonWordBoundary
    }

    /// A part of the expression; children are positions in `nodes`.
    enum Node: Sendable {
        /// Nothing, which always matches.
        case empty
        /// One byte of a set; no byte at all if the set is empty.
        case set(ByteSet)
        case assertion(Assertion)
        case concatenation([Int])
        case alternation([Int])
        /// `maximum` is `nil` for no bound.
        case repetition(Int, minimum: Int, maximum: Int?, isGreedy: Bool)
        /// A numbered group, from 1.
        case capture(Int, number: Int)
    }

    private(set) var nodes: [Node] = []
    /// How many numbered groups there are.
    var captureCount = 0
    /// The whole expression.
    var root = 0

    /// Whether any assertion looks at the bytes around a position, beyond the text's ends.
    var hasEmptyWidthAssertions: Bool {
        nodes.contains { node in
            guard case .assertion(let assertion) = node else { return false }
            return assertion != .beginText && assertion != .endText
        }
    }

    mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    subscript(index: Int) -> Node { nodes[index] }
}
