/// The meaning of a plain (unquoted) scalar in YAML 1.1, as Kubernetes reads it.
///
/// Source: docs/semantics/istio.md 1.15, observed on the API server, istiod and istioctl.
package enum PlainScalar: Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case real(Double)
    case text

    /// Tests the first byte first, since hardly any text begins like a word or a number.
    package init(_ text: String) {
        guard let first = text.utf8.first else {
            self = .null
            return
        }
        switch first {
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            self = Self.words[text] ?? Self.number(text)
        case _ where Self.wordStarts.contains(first) && text.utf8.count <= 5:
            self = Self.words[text] ?? .text
        default: self = .text
        }
    }

    /// Whether the bytes mean null; tested for every value.
    static func isNull(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch bytes.first {
        case nil: true
        case UInt8(ascii: "~")?: bytes.count == 1
        case UInt8(ascii: "n")?, UInt8(ascii: "N")?:
            Self.words[String(decoding: bytes, as: UTF8.self)] == .null
        default: false
        }
    }

    /// The name of the type, for users.
    var description: String {
        switch self {
        case .null: "nothing"
        case .bool: "a boolean"
        case .integer, .unsigned, .real: "a number"
        case .text: "a text"
        }
    }

    /// The text that a mapping's key becomes when converted to JSON.
    func keyText(_ written: String) -> String? {
        switch self {
        case .null: nil
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .unsigned(let value): String(value)
        case .real(let value):
            value.rounded() == value && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
        case .text: written
        }
    }

    private static let wordStarts = Array("~nNyYoOtTfF".utf8)

    private static let words: [String: PlainScalar] = {
        var words: [String: PlainScalar] = ["": .null, "~": .null]
        for word in ["null", "Null", "NULL"] { words[word] = .null }
        for word in ["y", "yes", "on", "true"] {
            for form in forms(word) { words[form] = .bool(true) }
        }
        for word in ["n", "no", "off", "false"] {
            for form in forms(word) { words[form] = .bool(false) }
        }
        for word in [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"] {
            words[word] = .real(.infinity)
        }
        for word in ["-.inf", "-.Inf", "-.INF"] { words[word] = .real(-.infinity) }
        for word in [".nan", ".NaN", ".NAN"] { words[word] = .real(.nan) }
        return words
    }()

    private static func forms(_ word: String) -> [String] {
        [word, word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()]
    }

    private static func number(_ text: String) -> PlainScalar {
        // Go's prefixes, underscores and other forms are rare.
        if text.utf8.first != UInt8(ascii: "0"), text.utf8.count <= 18,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        {
            return .integer(text.utf8.reduce(0) { 10 * $0 + Int64($1 - 0x30) })
        }
        let plain = text.filter { $0 != "_" }
        let isNegative = plain.hasPrefix("-")
        let digits = isNegative || plain.hasPrefix("+") ? plain.dropFirst() : plain[...]
        if let magnitude = magnitude(digits) {
            guard isNegative else {
                return Int64(exactly: magnitude).map { .integer($0) } ?? .unsigned(magnitude)
            }
            if magnitude <= UInt64(Int64.max) { return .integer(-Int64(magnitude)) }
        }
        return isReal(digits) ? Double(plain).map { .real($0) } ?? .text : .text
    }

    /// Digits with Go's prefixes: `0x`, `0o`, `0b`, and a leading 0 for octal.
    private static func magnitude(_ digits: Substring) -> UInt64? {
        guard let first = digits.utf8.first, (0x30...0x39).contains(first) else { return nil }
        if first != 0x30 || digits.utf8.count == 1 { return UInt64(digits) }
        switch digits.utf8.dropFirst().first.map({ $0 | 0x20 }) {
        case UInt8(ascii: "x"): return UInt64(digits.dropFirst(2), radix: 16)
        case UInt8(ascii: "o"): return UInt64(digits.dropFirst(2), radix: 8)
        case UInt8(ascii: "b"): return UInt64(digits.dropFirst(2), radix: 2)
        default: return UInt64(digits.dropFirst(), radix: 8)
        }
    }

    /// `1`, `1.`, `1.5`, `.5`, with or without an exponent.
    private static func isReal(_ digits: Substring) -> Bool {
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        var rest = digits.utf8
        let whole = rest.prefix(while: isDigit).count
        rest = rest.dropFirst(whole)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit).count
            rest = rest.dropFirst(fraction + 1)
        }
        if whole == 0 && fraction == 0 { return false }
        guard let exponent = rest.first else { return true }
        guard exponent | 0x20 == UInt8(ascii: "e") else { return false }
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
            rest = rest.dropFirst()
        }
        return !rest.isEmpty && rest.allSatisfy(isDigit)
    }
}
