/// Generates texts that an expression matches as a whole, short and readable ones first.
///
/// For suggestions to users: one text for each of the first few paths through the expression.
/// Assertions are ignored during generation, so every text is matched in the end.
struct SampleTexts {
    /// Longer texts do not help users.
    private static let maximumLength = 256

    private let tree: SyntaxTree
    /// The path taken: selects alternatives, repetitions and bytes.
    private let variant: Int
    private var bytes: [UInt8] = []

    /// Returns the text of one path, or `nil` if it is too long or the path is a dead end.
    static func text(of tree: SyntaxTree, variant: Int) -> [UInt8]? {
        var sample = SampleTexts(tree: tree, variant: variant)
        return sample.append(tree.root) ? sample.bytes : nil
    }

    private init(tree: SyntaxTree, variant: Int) {
        self.tree = tree
        self.variant = variant
    }

    /// Recursion is bounded by the parser's depth, work by the text's length.
    private mutating func append(_ index: Int) -> Bool {
        switch tree[index] {
        case .empty, .assertion: return true
        case .set(let set):
            guard let byte = Self.readableByte(of: set, variant: variant) else { return false }
            bytes.append(byte)
            return bytes.count <= Self.maximumLength
        case .capture(let child, _): return append(child)
        case .concatenation(let children): return children.allSatisfy { append($0) }
        case .alternation(let children):
            return children.isEmpty ? false : append(children[variant % children.count])
        case .repetition(let child, let minimum, let maximum, _):
            let wanted = minimum + variant % 3
            let start = bytes.count
            for _ in 0..<min(wanted, maximum ?? wanted) {
                let before = bytes.count
                if !append(child) { return false }
                if bytes.count == before { break }
            }
            return bytes.count - start <= Self.maximumLength
        }
    }

    private static let readable = Array("ax1b-/cyA.z2_ ".utf8)

    /// The most readable byte of the set.
    private static func readableByte(of set: ByteSet, variant: Int) -> UInt8? {
        let liked = readable.filter(set.contains)
        if !liked.isEmpty { return liked[variant % liked.count] }
        let printable = (UInt8(0x21)...0x7E).filter(set.contains)
        return printable.last { (0x61...0x7A).contains($0) } ?? printable.first
            ?? set.ranges.first?.lowerBound
    }
}

extension RegularExpression {
    /// Returns a few texts that an expression matches as a whole; none if it is refused, and
    /// possibly none if it is complex.
    ///
    /// - Complexity: linear in the expression and in `count`.
    public static func samples(of text: String, atMost count: Int) -> [[UInt8]] {
        guard let tree = try? checked(Array(text.utf8)),
            let expression = try? RegularExpression(text)
        else { return [] }
        var samples: [[UInt8]] = []
        for variant in 0..<count {
            if let sample = SampleTexts.text(of: tree, variant: variant),
                !samples.contains(sample), expression.matchesWhole(sample)
            {
                samples.append(sample)
            }
        }
        return samples
    }
}
