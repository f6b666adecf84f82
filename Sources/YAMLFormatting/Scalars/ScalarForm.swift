/// The ways to write a scalar's value.
enum ScalarForm {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal

    /// Chooses the way of a value that is not a null left out.
    ///
    /// - Parameter mayBePlain: Whether it means the same without quotes.
    /// - Parameter mayBeBlock: Whether it stands where a block can; a key does not.
    init(of value: ArraySlice<UInt8>, mayBePlain: Bool, mayBeBlock: Bool) {
        if mayBePlain && PlainText.isWritable(value) {
            self = .plain
        } else if mayBeBlock && Self.isLiteral(value) {
            self = .literal
        } else if CharacterClass.areOnOneLine(value) && !value.contains(UInt8(ascii: "\t")) {
            // An expression reads best with its backslashes as they are.
            let isEscaped = value.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
            self = isEscaped ? .singleQuoted : .doubleQuoted
        } else {
            self = .doubleQuoted
        }
    }

    /// Whether a text of several lines can be a literal block: not for blanks alone, nor for a last
    /// line of blanks, which some readers drop.
    private static func isLiteral(_ value: ArraySlice<UInt8>) -> Bool {
        guard let lineBreak = value.lastIndex(of: UInt8(ascii: "\n")) else { return false }
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A }
        let last = value[(lineBreak + 1)...]
        return !value.allSatisfy(isBlank) && (last.isEmpty || !last.allSatisfy(isBlank))
            && CharacterClass.areReadable(value)
    }
}

/// The text of a value in double quotes.
enum DoubleQuoted {
    /// Returns the text with its quotes; what cannot be shown is escaped.
    static func text(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var result = [UInt8(ascii: "\"")]
        for scalar in String(decoding: value, as: UTF8.self).unicodeScalars {
            if scalar != "\"" && scalar != "\\" && CharacterClass.isReadable(scalar) {
                result += Array(String(Character(scalar)).utf8)
            } else {
                result += Array(escape(scalar).utf8)
            }
        }
        return result + [UInt8(ascii: "\"")]
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"", "\\": return "\\\(scalar)"
        case "\n": return "\\n"
        case "\t": return "\\t"
        case "\r": return "\\r"
        default:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let (letter, width) = scalar.value <= 0xFF ? ("x", 2) : ("u", 4)
            return "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)"
        }
    }
}
