/// The bytes that every text begins with if the expression matches it as a whole.
///
/// An index uses it to find the few expressions that may match a text.
struct LiteralPrefix {
    /// Longer prefixes do not distinguish more expressions.
    private static let maximumLength = 64

    private let tree: SyntaxTree

    /// What a part of the expression begins with, and whether those bytes are the whole part.
    private struct Part {
        var bytes: [UInt8]
        var isWhole: Bool
    }

    /// Returns the prefix, which may be empty.
    ///
    /// - Complexity: linear in the expression; recursion is bounded by the parser's depth.
    static func bytes(of tree: SyntaxTree) -> [UInt8] {
        LiteralPrefix(tree: tree).part(tree.root).bytes
    }

    private func part(_ index: Int) -> Part {
        switch tree[index] {
        case .empty, .assertion: return Part(bytes: [], isWhole: true)
        case .set(let set):
            guard let byte = set.onlyByte else { return Part(bytes: [], isWhole: false) }
            return Part(bytes: [byte], isWhole: true)
        case .capture(let child, _): return part(child)
        case .concatenation(let children): return concatenation(children)
        case .alternation(let children): return alternation(children)
        case .repetition(let child, let minimum, let maximum, _):
            if minimum == 0 { return Part(bytes: [], isWhole: maximum == 0) }
            let once = part(child)
            return Part(bytes: once.bytes, isWhole: once.isWhole && minimum == 1 && maximum == 1)
        }
    }

    private func concatenation(_ children: [Int]) -> Part {
        var whole = Part(bytes: [], isWhole: true)
        for child in children {
            let next = part(child)
            whole.bytes += next.bytes
            whole.isWhole = next.isWhole && whole.bytes.count < Self.maximumLength
            if !whole.isWhole { break }
        }
        whole.bytes = Array(whole.bytes.prefix(Self.maximumLength))
        return whole
    }

    /// The common prefix of all alternatives.
    private func alternation(_ children: [Int]) -> Part {
        guard let first = children.first else { return Part(bytes: [], isWhole: false) }
        var common = part(first)
        for child in children.dropFirst() {
            let next = part(child)
            let shared = zip(common.bytes, next.bytes).prefix { $0 == $1 }.count
            let isSame = shared == common.bytes.count && shared == next.bytes.count
            common.isWhole = common.isWhole && next.isWhole && isSame
            common.bytes = Array(common.bytes.prefix(shared))
        }
        return common
    }
}
