/// A parsed expression over bytes, with every class spelled out.
///
/// Nodes are stored in one list, children before parents, so nothing is freed recursively.
struct SyntaxTree: Sendable {
    /// An empty-width assertion.
    enum Assertion: UInt8, Sendable {
        case beginText
        case endText
        case beginLine
        case endLine
        case wordBoundary
        case nonWordBoundary
    }

    /// A part of the expression; children are indices into `nodes`.
    enum Node: Sendable {
        /// Nothing; always matches.
        case empty
        /// One byte of a set; no byte if the set is empty.
        case set(ByteSet)
        case assertion(Assertion)
        case concatenation([Int])
        case alternation([Int])
        /// `maximum` is `nil` if unbounded.
        case repetition(Int, minimum: Int, maximum: Int?, isGreedy: Bool)
        /// A numbered group, from 1.
        case capture(Int, number: Int)
    }

    private(set) var nodes: [Node] = []
    /// The number of numbered groups.
    var captureCount = 0
    /// The whole expression.
    var root = 0

    /// Whether any assertion tests bytes next to a position, not only the text's ends.
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
