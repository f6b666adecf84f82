/// Translates a parsed expression to PCRE2's dialect, so that it matches the same bytes.
///
/// Every class is spelled out and every anchor is explicit, so nothing depends on PCRE2's own
/// idea of a class, a newline or a flag.
struct PCRE2Translation {
    private let tree: SyntaxTree
    /// Whether groups keep their numbers; plain matching does not need them.
    private let keepsCaptures: Bool
    private var output: [UInt8] = []

    /// Returns the pattern in PCRE2's dialect.
    ///
    /// - Complexity: linear in the expression; recursion is bounded by the parser's depth.
    static func pattern(_ tree: SyntaxTree, keepsCaptures: Bool) -> [UInt8] {
        var translation = PCRE2Translation(tree: tree, keepsCaptures: keepsCaptures)
        translation.write(tree.root)
        return translation.output
    }

    private init(tree: SyntaxTree, keepsCaptures: Bool) {
        self.tree = tree
        self.keepsCaptures = keepsCaptures
    }

    private mutating func write(_ index: Int) {
        switch tree[index] {
        case .empty: put("(?:)")
        case .set(let set): write(set)
        case .assertion(let assertion): put(Self.text(of: assertion))
        case .concatenation(let children):
            for child in children { write(child) }
        case .alternation(let children):
            put("(?:")
            for (position, child) in children.enumerated() {
                if position > 0 { put("|") }
                write(child)
            }
            put(")")
        case .capture(let child, _):
            put(keepsCaptures ? "(" : "(?:")
            write(child)
            put(")")
        case .repetition(let child, let minimum, let maximum, let isGreedy):
            put("(?:")
            write(child)
            put(")")
            put(Self.operator(minimum, maximum))
            if !isGreedy { put("?") }
        }
    }

    private mutating func put(_ text: String) {
        output += text.utf8
    }

    private mutating func write(_ set: ByteSet) {
        if let byte = set.onlyByte {
            put(byte)
            return
        }
        let ranges = set.ranges
        if ranges.isEmpty {
            put("(?!)")
            return
        }
        put("[")
        for range in ranges {
            put(range.lowerBound)
            if range.count > 1 {
                put("-")
                put(range.upperBound)
            }
        }
        put("]")
    }

    /// Writes a byte: letters and digits as is, any other in hexadecimal, since PCRE2 may treat it
    /// specially.
    private mutating func put(_ byte: UInt8) {
        if NamedClasses.alphanumeric.contains(byte) {
            output.append(byte)
            return
        }
        put("\\x")
        for digit in [byte >> 4, byte & 15] {
            output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    private static func `operator`(_ minimum: Int, _ maximum: Int?) -> String {
        switch (minimum, maximum) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (_, nil): "{\(minimum),}"
        case (_, let maximum?): "{\(minimum),\(maximum)}"
        }
    }

    private static func text(of assertion: SyntaxTree.Assertion) -> String {
        switch assertion {
        case .beginText: "\\A"
        case .endText: "\\z"
        case .beginLine: "(?:\\A|(?<=\\x0a))"
        case .endLine: "(?:\\z|(?=\\x0a))"
        case .wordBoundary: "\\b"
        case .nonWordBoundary: "\\B"
        }
    }
}
