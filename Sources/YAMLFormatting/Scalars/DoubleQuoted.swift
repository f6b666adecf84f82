/// The double-quoted form of a value.
enum DoubleQuoted {
    /// Returns the text with its quotes; escapes characters that are not readable.
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
