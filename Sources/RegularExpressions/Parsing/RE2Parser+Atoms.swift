extension RE2Parser {
    /// Parses one repeatable item; flags and `\Q` may give none or several.
    mutating func atom(depth: Int) throws(RegularExpressionError) -> [Int] {
        let start = position
        guard let byte = current else { return [] }
        switch byte {
        case UInt8(ascii: "("): return try parenthesis(depth: depth)
        case UInt8(ascii: "["): return [tree.add(.set(try characterClass()))]
        case UInt8(ascii: "."):
            position += 1
            let newline = ByteSet(0x0A...0x0A)
            return [tree.add(.set(flags.dotMatchesNewline ? .all : newline.inverted))]
        case UInt8(ascii: "^"):
            position += 1
            return [tree.add(.assertion(flags.isMultiline ? .beginLine : .beginText))]
        case UInt8(ascii: "$"):
            position += 1
            return [tree.add(.assertion(flags.isMultiline ? .endLine : .endText))]
        case UInt8(ascii: "\\"): return try backslash()
        default:
            position = start + 1
            return [literal(byte)]
        }
    }

    /// A literal byte, in both cases if case is ignored.
    mutating func literal(_ byte: UInt8) -> Int {
        let set = ByteSet(byte...byte)
        return tree.add(.set(flags.ignoresCase ? set.folded : set))
    }

    private mutating func backslash() throws(RegularExpressionError) -> [Int] {
        switch following {
        case UInt8(ascii: "A"): return assertion(.beginText)
        case UInt8(ascii: "z"): return assertion(.endText)
        case UInt8(ascii: "b"): return assertion(.wordBoundary)
        case UInt8(ascii: "B"): return assertion(.nonWordBoundary)
        case UInt8(ascii: "C") where dialect == .envoy:
            position += 2
            return [tree.add(.set(.all))]
        case UInt8(ascii: "Q"): return quotation()
        default: break
        }
        if let set = try namedClass() { return [tree.add(.set(set))] }
        return [literal(try escape())]
    }

    private mutating func assertion(_ kind: SyntaxTree.Assertion) -> [Int] {
        position += 2
        return [tree.add(.assertion(kind))]
    }

    /// `\Q…\E`: everything between is literal; without `\E`, up to the end.
    private mutating func quotation() -> [Int] {
        position += 2
        var items: [Int] = []
        while let byte = current {
            if byte == UInt8(ascii: "\\") && following == UInt8(ascii: "E") {
                position += 2
                break
            }
            position += 1
            items.append(literal(byte))
        }
        return items
    }

    /// `(…)`, `(?:…)`, `(?flags:…)`, `(?P<name>…)`, `(?<name>…)` or flags only.
    private mutating func parenthesis(depth: Int) throws(RegularExpressionError) -> [Int] {
        let start = position
        position += 1
        guard current == UInt8(ascii: "?") else { return [try capture(depth: depth, from: start)] }
        position += 1
        if isNameAhead {
            try name(from: start)
            return [try capture(depth: depth, from: start)]
        }
        let inner = try groupFlags(from: start)
        if take(UInt8(ascii: ")")) {
            flags = inner
            return []
        }
        position += 1
        let outer = flags
        flags = inner
        defer { flags = outer }
        return [try group(depth: depth, from: start)]
    }

    private var isNameAhead: Bool {
        if current == UInt8(ascii: "P") { return following == UInt8(ascii: "<") }
        return current == UInt8(ascii: "<") && following != UInt8(ascii: "=")
            && following != UInt8(ascii: "!")
    }

    /// Parses `P<name>` or `<name>`.
    private mutating func name(from start: Int) throws(RegularExpressionError) {
        position += current == UInt8(ascii: "P") ? 2 : 1
        let nameStart = position
        while let byte = current, byte != UInt8(ascii: ">") {
            let allowed = dialect == .go ? NamedClasses.word : Self.nameBytes
            if !allowed.contains(byte) { break }
            position += 1
        }
        let isEmpty = position == nameStart
        if isEmpty || !take(UInt8(ascii: ">")) {
            throw error(
                .group, at: start,
                "`\(written(from: start))` is no named group: write `(?P<name>…)`, letters, digits "
                    + "and underscores only")
        }
    }

    /// What RE2 accepts in names: letters, digits and marks; each byte is a Latin-1 character.
    private static let nameBytes: ByteSet = {
        var set = NamedClasses.word
        for name in ["L", "Nd"] { set.formUnion(NamedClasses.unicode(name) ?? ByteSet()) }
        return set
    }()

    /// Parses flags up to the following `:` or `)`, which is not consumed.
    private mutating func groupFlags(
        from start: Int,
    ) throws(RegularExpressionError) -> Flags {
        var inner = flags
        var isOn = true
        var isComplete = true
        while let byte = current, byte != UInt8(ascii: ":"), byte != UInt8(ascii: ")") {
            isComplete = true
            switch byte {
            case UInt8(ascii: "i"): inner.ignoresCase = isOn
            case UInt8(ascii: "m"): inner.isMultiline = isOn
            case UInt8(ascii: "s"): inner.dotMatchesNewline = isOn
            case UInt8(ascii: "U"): inner.isUngreedy = isOn
            case UInt8(ascii: "-") where isOn:
                isOn = false
                isComplete = false
            default:
                position += 1
                throw error(.group, at: start, Self.groupMessage(written(from: start)))
            }
            position += 1
        }
        if current == nil || !isComplete {
            throw error(.group, at: start, Self.groupMessage(written(from: start)))
        }
        return inner
    }

    private static func groupMessage(_ text: String) -> String {
        switch text {
        case "(?=", "(?!": "look-ahead `\(text)…)` is not available in RE2"
        case "(?<": "look-behind `\(text)…)` is not available in RE2"
        case "(?#": "comments `(?#…)` are not available in RE2"
        case "(?>": "atomic groups `(?>…)` are not available in RE2"
        case "(?P":
            "`(?P` is no group of RE2: name groups `(?P<name>…)`; back-references are not available"
        default: "`\(text)` is no group of RE2, which has `(…)`, `(?:…)` and the flags i, m, s, U"
        }
    }
}
