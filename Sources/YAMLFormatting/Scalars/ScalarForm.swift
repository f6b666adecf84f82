/// The forms of a scalar's value.
enum ScalarForm {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal

    /// The position of a scalar.
    enum Place {
        /// A value or an item of a block collection, or a whole document.
        case block
        /// A key before its `:`.
        case key
        /// Inside a flow collection.
        case flow
    }

    /// Chooses the form of a value other than an omitted null; `mayBePlain` means that the value is
    /// the same without quotes.
    init(of value: ArraySlice<UInt8>, mayBePlain: Bool, at place: Place) {
        let isWritable =
            mayBePlain && PlainText.isWritable(value)
            && (place != .flow || PlainText.isWritableInFlow(value))
        if isWritable {
            self = .plain
        } else if place == .block && Self.isLiteral(value) {
            self = .literal
        } else if CharacterClass.areOnOneLine(value) && !value.contains(UInt8(ascii: "\t")) {
            // An expression is most readable with unescaped backslashes.
            let isEscaped = value.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
            self = isEscaped ? .singleQuoted : .doubleQuoted
        } else {
            self = .doubleQuoted
        }
    }

    /// The value in this form on one line; for a literal block, its header.
    func text(of value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        switch self {
        case .plain: return value
        case .singleQuoted:
            let text = String(decoding: value, as: UTF8.self).replacing("'", with: "''")
            return ArraySlice("'\(text)'".utf8)
        case .doubleQuoted: return DoubleQuoted.text(value)[...]
        case .literal: return ArraySlice(LiteralBlock.header(of: value).utf8)
        }
    }

    /// Whether a text of several lines can be a literal block: not if it or its last line is only
    /// whitespace, which some readers drop.
    private static func isLiteral(_ value: ArraySlice<UInt8>) -> Bool {
        guard let lineBreak = value.lastIndex(of: UInt8(ascii: "\n")) else { return false }
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A }
        let last = value[(lineBreak + 1)...]
        return !value.allSatisfy(isBlank) && (last.isEmpty || !last.allSatisfy(isBlank))
            && CharacterClass.areReadable(value)
    }
}
