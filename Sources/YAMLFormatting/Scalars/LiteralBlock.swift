/// The header of a literal block, depending on its value.
enum LiteralBlock {
    /// Returns `|` with the required indicators.
    ///
    /// If the first line begins with whitespace, the block's indentation must be explicit.
    static func header(of value: ArraySlice<UInt8>) -> String {
        let blanks: [UInt8] = [0x20, 0x09, 0x0A]
        let indentation = value.first.map(blanks.contains) ?? false ? "2" : ""
        let ending = value.last != UInt8(ascii: "\n") ? "-" : keepsBlankLines(value) ? "+" : ""
        return "|\(indentation)\(ending)"
    }

    /// Whether trailing blank lines belong to the value.
    static func keepsBlankLines(_ value: ArraySlice<UInt8>) -> Bool {
        value.suffix(2).elementsEqual("\n\n".utf8)
    }
}
