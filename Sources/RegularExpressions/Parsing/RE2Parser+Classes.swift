extension RE2Parser {
    /// Parses a bracket expression.
    mutating func characterClass() throws(RegularExpressionError) -> ByteSet {
        let start = position
        position += 1
        let isNegated = take(UInt8(ascii: "^"))
        var set = ByteSet()
        var isFirst = true
        while let byte = current, byte != UInt8(ascii: "]") || isFirst {
            isFirst = false
            if byte == UInt8(ascii: "["), following == UInt8(ascii: ":"),
                let named = try posixClass()
            {
                set.formUnion(named)
            } else if byte == UInt8(ascii: "\\"), let named = try namedClass() {
                set.formUnion(named)
            } else {
                try addRange(to: &set)
            }
        }
        guard take(UInt8(ascii: "]")) else {
            throw error(.characterClass, at: start, "`[` without a `]` behind it")
        }
        if flags.ignoresCase { set = set.folded }
        return isNegated ? set.inverted : set
    }

    private mutating func addRange(to set: inout ByteSet) throws(RegularExpressionError) {
        let start = position
        let low = try classByte(start)
        guard current == UInt8(ascii: "-"), let next = following, next != UInt8(ascii: "]") else {
            set.insert(low)
            return
        }
        position += 1
        let high = try classByte(start)
        if high < low {
            throw error(
                .characterClass, at: start,
                "the range `\(written(from: start))` ends before it begins")
        }
        set.insert(low...high)
    }

    private mutating func classByte(_ start: Int) throws(RegularExpressionError) -> UInt8 {
        guard let byte = current else {
            throw error(.characterClass, at: start, "`[` without a `]` behind it")
        }
        if byte == UInt8(ascii: "\\") { return try escape() }
        position += 1
        if dialect == .go && byte >= 0x80 {
            // In Go a rune is one end of a range; its first byte preserves the order of runes.
            while let next = current, next & 0xC0 == 0x80 { position += 1 }
        }
        return byte
    }

    /// Parses `[:name:]`; an incomplete one is plain text.
    private mutating func posixClass() throws(RegularExpressionError) -> ByteSet? {
        let start = position
        var end = position + 2
        while end + 1 < pattern.count,
            !(pattern[end] == UInt8(ascii: ":") && pattern[end + 1] == UInt8(ascii: "]"))
        {
            end += 1
        }
        if end + 1 >= pattern.count { return nil }
        var name = pattern[position + 2..<end]
        position = end + 2
        let isNegated = name.first == UInt8(ascii: "^")
        if isNegated { name = name.dropFirst() }
        guard let set = NamedClasses.posix[String(decoding: name, as: UTF8.self)] else {
            throw error(
                .characterClass, at: start, "`\(written(from: start))` is no class of RE2")
        }
        return named(set, isNegated: isNegated)
    }

    /// Parses `\d`, `\pL`, `\p{Greek}` and the like, if present here.
    mutating func namedClass() throws(RegularExpressionError) -> ByteSet? {
        guard let letter = following else { return nil }
        if let set = NamedClasses.perl[letter | 0x20], letter | 0x20 != UInt8(ascii: "p") {
            position += 2
            return named(set, isNegated: letter & 0x20 == 0)
        }
        if letter | 0x20 != UInt8(ascii: "p") || letter < 0x41 { return nil }
        return try unicodeClass(isNegated: letter == UInt8(ascii: "P"))
    }

    private mutating func unicodeClass(
        isNegated: Bool,
    ) throws(RegularExpressionError) -> ByteSet {
        let start = position
        position += 2
        var name: ArraySlice<UInt8> = []
        if take(UInt8(ascii: "{")) {
            if let end = pattern[position...].firstIndex(of: UInt8(ascii: "}")) {
                name = pattern[position..<end]
                position = end + 1
            }
        } else if let byte = current {
            name = [byte]
            position += 1
        }
        let isInverted = name.first == UInt8(ascii: "^")
        if isInverted { name = name.dropFirst() }
        let text = String(decoding: name, as: UTF8.self)
        guard let set = dialect == .go ? GoClasses.unicode(text) : NamedClasses.unicode(text) else {
            throw error(
                .characterClass, at: start,
                "`\(written(from: start))` is no Unicode class that RE2 has by this name")
        }
        return named(set, isNegated: isNegated != isInverted)
    }

    /// A named class under the flags: adds both cases first, then inverts.
    private func named(_ set: ByteSet, isNegated: Bool) -> ByteSet {
        let folded = flags.ignoresCase ? set.folded : set
        return isNegated ? folded.inverted : folded
    }
}
