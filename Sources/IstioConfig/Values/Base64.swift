/// Standard base64 with padding, RFC 4648 section 4.
package enum Base64 {
    /// Returns the bytes, or `nil` if the text is not base64; line breaks are skipped as in Go.
    package static func decoded(_ text: [UInt8]) -> [UInt8]? {
        let digits = text.filter { $0 != 0x0A && $0 != 0x0D }
        if digits.count % 4 != 0 { return nil }
        let padding = digits.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        if padding > 2 { return nil }
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for digit in digits.dropLast(padding) {
            guard let value = value(of: digit) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case 0x41...0x5A: UInt32(digit - 0x41)
        case 0x61...0x7A: UInt32(digit - 0x61 + 26)
        case 0x30...0x39: UInt32(digit - 0x30 + 52)
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
