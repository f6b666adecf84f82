extension RegularExpression {
    /// Returns whether every text that the expression matches contains one of the given bytes.
    ///
    /// `true` is certain; expressions that are refused give `false`.
    ///
    /// - Complexity: linear in the expression.
    public static func needs(_ bytes: ClosedRange<UInt8>, in text: String) -> Bool {
        guard let tree = try? checked(Array(text.utf8)) else { return false }
        return !RequiredByte(tree: tree, bytes: bytes).canDoWithout(tree.root)
    }
}

/// Searches for a match of the expression that contains none of the given bytes.
private struct RequiredByte {
    let tree: SyntaxTree
    let bytes: ClosedRange<UInt8>

    /// Recursion is bounded by the parser's depth.
    func canDoWithout(_ index: Int) -> Bool {
        switch tree[index] {
        case .empty, .assertion: true
        case .set(let set):
            set.ranges.contains { !bytes.contains($0.lowerBound) || !bytes.contains($0.upperBound) }
        case .capture(let child, _): canDoWithout(child)
        case .concatenation(let children): children.allSatisfy(canDoWithout)
        case .alternation(let children): children.contains(where: canDoWithout)
        case .repetition(let child, let minimum, _, _): minimum == 0 || canDoWithout(child)
        }
    }
}
