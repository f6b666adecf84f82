/// Parses RE2's dialect as configured by Envoy: Perl's classes and flags, bytes, Latin-1.
///
/// Refuses what RE2 refuses. Source: RE2's syntax page and RE2's own behavior
/// (docs/semantics/envoy.md 10.1).
struct RE2Parser {
    /// The flags of `(?ims U)`.
    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesNewline = false
        var isUngreedy = false
    }

    /// The implementation whose dialect applies.
    enum Dialect {
        /// RE2 in Latin-1 mode, as in Envoy.
        case envoy
        /// Go's `regexp`, which Istio's webhook uses: runes, other class names, no `\C`.
        case go
    }

    let pattern: [UInt8]
    let dialect: Dialect
    var position = 0
    var flags = Flags()
    var tree = SyntaxTree()
    /// The largest product of nested repetition counts below each node.
    private var repetitionProducts: [Int: Int] = [:]

    private init(_ pattern: [UInt8], _ dialect: Dialect) {
        self.pattern = pattern
        self.dialect = dialect
    }

    /// Parses an expression.
    ///
    /// - Complexity: linear in the expression's length.
    static func parse(
        _ pattern: [UInt8], as dialect: Dialect = .envoy,
    ) throws(RegularExpressionError) -> SyntaxTree {
        var parser = RE2Parser(pattern, dialect)
        parser.tree.root = try parser.alternation(depth: 0)
        if parser.position < pattern.count {
            throw parser.error(.parenthesis, at: parser.position, "`)` without a `(` before it")
        }
        return parser.tree
    }

    /// The byte at the position, or `nil` at the end.
    var current: UInt8? { position < pattern.count ? pattern[position] : nil }

    /// The byte after the current one.
    var following: UInt8? { position + 1 < pattern.count ? pattern[position + 1] : nil }

    func error(
        _ code: RegularExpressionError.Code, at offset: Int, _ message: String,
    ) -> RegularExpressionError {
        RegularExpressionError(code, at: offset, message)
    }

    /// The expression's text from an offset to the current position.
    func written(from start: Int) -> String {
        String(decoding: pattern[start..<min(position, pattern.count)].prefix(60), as: UTF8.self)
    }

    /// Parses up to the end or to the `)` that closes the group; flags end with the group.
    mutating func alternation(depth: Int) throws(RegularExpressionError) -> Int {
        if depth > RegularExpressionLimits.maximumDepth {
            throw error(
                .tooDeep, at: position,
                "groups are nested deeper than \(RegularExpressionLimits.maximumDepth)")
        }
        let outer = flags
        defer { flags = outer }
        var branches: [Int] = []
        repeat {
            branches.append(try concatenation(depth: depth))
        } while take(UInt8(ascii: "|"))
        if branches.count == 1 { return branches[0] }
        return add(.alternation(branches), over: branches)
    }

    /// Consumes the byte if it is at the position.
    mutating func take(_ byte: UInt8) -> Bool {
        if current != byte { return false }
        position += 1
        return true
    }

    private mutating func concatenation(depth: Int) throws(RegularExpressionError) -> Int {
        var items: [Int] = []
        var isBehindRepetition = false
        while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            let start = position
            if let bounds = try repetition() {
                guard let last = items.popLast() else {
                    throw error(
                        .repetition, at: start,
                        "nothing stands in front of `\(written(from: start))` to be repeated")
                }
                if isBehindRepetition {
                    throw error(
                        .repetition, at: start,
                        "`\(written(from: start))` repeats a repetition, put that in parentheses")
                }
                items.append(try repeated(last, bounds, at: start))
                isBehindRepetition = true
                continue
            }
            isBehindRepetition = false
            if NamedClasses.alphanumeric.contains(byte) {
                position += 1
                items.append(literal(byte))
            } else {
                try items.append(contentsOf: atom(depth: depth))
            }
        }
        if items.count == 1 { return items[0] }
        return items.isEmpty ? tree.add(.empty) : add(.concatenation(items), over: items)
    }

    private mutating func add(_ node: SyntaxTree.Node, over children: [Int]) -> Int {
        let index = tree.add(node)
        let product = children.reduce(1) { max($0, repetitionProducts[$1] ?? 1) }
        if product > 1 { repetitionProducts[index] = product }
        return index
    }

    private mutating func repeated(
        _ child: Int, _ bounds: RepetitionBounds, at start: Int,
    ) throws(RegularExpressionError) -> Int {
        let index = tree.add(
            .repetition(
                child, minimum: bounds.minimum, maximum: bounds.maximum,
                isGreedy: bounds.isGreedy != flags.isUngreedy))
        let below = repetitionProducts[child] ?? 1
        let count = bounds.isCounted ? max(1, bounds.maximum ?? bounds.minimum) : 1
        let product = below * count
        if product > 1 { repetitionProducts[index] = product }
        let limit = RegularExpressionLimits.maximumRepetition
        if count > 1 && product > limit {
            throw error(
                .repetition, at: start,
                "`\(written(from: start))` repeats something more than \(limit) times in all")
        }
        return index
    }

    /// Wraps a group's content in a numbered capture.
    mutating func capture(
        depth: Int, from start: Int,
    ) throws(RegularExpressionError) -> Int {
        tree.captureCount += 1
        let number = tree.captureCount
        let content = try group(depth: depth, from: start)
        return add(.capture(content, number: number), over: [content])
    }

    /// Parses a group's content and the closing parenthesis.
    mutating func group(depth: Int, from start: Int) throws(RegularExpressionError) -> Int {
        let content = try alternation(depth: depth + 1)
        guard take(UInt8(ascii: ")")) else {
            throw error(.parenthesis, at: start, "`(` without a `)` behind it")
        }
        return content
    }
}
