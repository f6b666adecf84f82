/// Writes JSON on one line, with keys in the given order.
package struct JSONWriter {
    /// The bytes written so far.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Creates a writer without output.
    package init() {}

    /// Writes an object.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    /// Writes a list.
    package mutating func list(_ body: (inout JSONWriter) -> Void) {
        nested(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    /// Writes a key; its value must follow.
    package mutating func key(_ name: String) {
        text(Array(name.utf8))
        bytes += [UInt8(ascii: ":"), UInt8(ascii: " ")]
        needsComma = false
    }

    /// Writes a key with a string.
    package mutating func field(_ name: String, _ value: String) {
        key(name)
        text(Array(value.utf8))
    }

    /// Writes a key with bytes: a string, or `{"base64": …}` if they are not UTF-8.
    package mutating func field(_ name: String, _ value: [UInt8]) {
        key(name)
        self.value(value)
    }

    /// Writes a key with an integer.
    package mutating func field(_ name: String, _ value: some BinaryInteger) {
        key(name)
        literal(String(value))
    }

    /// Writes a key with a number.
    package mutating func field(_ name: String, _ value: Double) {
        key(name)
        literal(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)")
    }

    /// Writes bytes as a value: a string, or `{"base64": …}` if they are not UTF-8.
    package mutating func value(_ value: [UInt8]) {
        if String(validating: value, as: UTF8.self) != nil {
            text(value)
        } else {
            object { $0.base64("base64", value) }
        }
    }

    /// Writes a number, a Boolean or null.
    package mutating func literal(_ literal: String) {
        separate()
        bytes += literal.utf8
    }

    private mutating func nested(
        _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void,
    ) {
        separate()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes += [UInt8(ascii: ","), UInt8(ascii: " ")] }
        needsComma = true
    }

    private mutating func text(_ text: [UInt8]) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20, 0x7F:
                let hex = String(byte, radix: 16)
                bytes += Array("\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
