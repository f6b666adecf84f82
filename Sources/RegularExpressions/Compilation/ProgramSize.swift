/// Estimates the number of instructions that RE2 compiles an expression into.
///
/// Counts as RE2's compiler does: a class costs its ranges (both cases of a letter together), a
/// group two, a repetition its copies. The estimate is exact for most expressions and close for
/// the rest; the limit is 32,768.
enum ProgramSize {
    /// Returns the estimate; saturates far above any limit.
    static func estimate(_ tree: SyntaxTree) -> Int {
        var sizes: [Int] = []
        sizes.reserveCapacity(tree.nodes.count)
        for node in tree.nodes {
            sizes.append(min(size(of: node, sizes), 1 << 40))
        }
        return sizes[tree.root] + 4
    }

    private static func size(of node: SyntaxTree.Node, _ sizes: [Int]) -> Int {
        switch node {
        case .empty: 0
        case .set(let set): rangeCount(set)
        case .assertion: 1
        case .concatenation(let children): children.reduce(0) { $0 + sizes[$1] }
        case .alternation(let children): children.reduce(0) { $0 + max(1, sizes[$1]) }
        case .capture(let child, _): sizes[child] + 2
        case .repetition(let child, let minimum, let maximum, _):
            repetition(sizes[child], minimum, maximum)
        }
    }

    /// `x{2,}` is `xx+`, `x{2,4}` is `xx(x(x)?)?`.
    private static func repetition(_ size: Int, _ minimum: Int, _ maximum: Int?) -> Int {
        guard let maximum else {
            return minimum == 0 ? size : minimum * size + 1
        }
        return maximum == 0 ? 0 : maximum * size + (maximum - minimum)
    }

    private static func rangeCount(_ set: ByteSet) -> Int {
        if set.onlyByte != nil { return 1 }
        var lower = set
        let isFolded = set.folded == set
        if isFolded {
            // Uppercase letters share an instruction with lowercase ones.
            lower.removeCapitals()
        }
        return lower.ranges.count
    }
}
