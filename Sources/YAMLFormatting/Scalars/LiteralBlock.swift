/// A literal block's header, by its value.
enum LiteralBlock {
    /// Returns `|` with what must follow it.
    ///
    /// Where the first line begins with a blank, its indentation does not tell the block's.
    static func header(of value: ArraySlice<UInt8>) -> String {
        let blanks: [UInt8] = [0x20, 0x09, 0x0A]
        let indentation = value.first.map(blanks.contains) ?? false ? "2" : ""
        let ending = value.last != UInt8(ascii: "\n") ? "-" : keepsBlankLines(value) ? "+" : ""
        return "|\(indentation)\(ending)"
    }

    /// Whether blank lines at the end belong to the value.
    static func keepsBlankLines(_ value: ArraySlice<UInt8>) -> Bool {
        value.suffix(2).elementsEqual("\n\n".utf8)
    }
}
