extension RE2Parser {
    /// Parses an escape for one byte.
    mutating func escape() throws(RegularExpressionError) -> UInt8 {
        let start = position
        position += 1
        guard let byte = current else {
            throw error(.escape, at: start, "`\\` at the end stands for nothing, write `\\\\`")
        }
        position += 1
        switch byte {
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "v"): return 0x0B
        case UInt8(ascii: "x"): return try hexadecimal(from: start)
        case 0x30...0x37: return try octal(byte, from: start)
        default: break
        }
        let isLetter = (0x61...0x7A).contains(byte | 0x20)
        let isDigit = (0x30...0x39).contains(byte)
        if byte < 0x80 && !isLetter && !isDigit { return byte }
        throw error(.escape, at: start, message(for: byte, from: start))
    }

    private func message(for byte: UInt8, from start: Int) -> String {
        let text = written(from: start)
        if (0x31...0x39).contains(byte) {
            return "`\(text)` would be a back-reference, which RE2 does not have"
        }
        return "`\(text)` is no escape of RE2"
    }

    /// `\0` with up to two more digits, or `\1` to `\7` with one or two more.
    private mutating func octal(
        _ first: UInt8, from start: Int,
    ) throws(RegularExpressionError) -> UInt8 {
        let isDigit = { (byte: UInt8?) in byte.map { (0x30...0x37).contains($0) } ?? false }
        if first != 0x30 && !isDigit(current) {
            throw error(.escape, at: start, message(for: first, from: start))
        }
        var value = Int(first - 0x30)
        for _ in 0..<2 {
            guard let digit = current, isDigit(digit) else { break }
            value = value * 8 + Int(digit - 0x30)
            position += 1
        }
        return try byte(value, from: start)
    }

    /// `\xHH` or `\x{H…}`.
    private mutating func hexadecimal(from start: Int) throws(RegularExpressionError) -> UInt8 {
        let isBraced = take(UInt8(ascii: "{"))
        var value = 0
        var count = 0
        while let digit = current, let number = Self.hexValue(digit), isBraced || count < 2 {
            value = min(value * 16 + number, 0x11_0000)
            count += 1
            position += 1
        }
        let isClosed = isBraced ? take(UInt8(ascii: "}")) : count == 2
        if count == 0 || !isClosed {
            throw error(
                .escape, at: start,
                "`\(written(from: start))` is no escape: write `\\x41` or `\\x{41}`"
            )
        }
        return try byte(value, from: start)
    }

    /// The byte with this value; for Go's larger ones any byte will do, since a Go expression is
    /// checked and never matched.
    private func byte(_ value: Int, from start: Int) throws(RegularExpressionError) -> UInt8 {
        if let byte = UInt8(exactly: value) { return byte }
        if dialect == .go && value <= 0x10_FFFF { return 0xFF }
        throw beyondLatin1(from: start)
    }

    private func beyondLatin1(from start: Int) -> RegularExpressionError {
        error(
            .escape, at: start,
            "`\(written(from: start))` is above \\xff, and Envoy matches bytes: write the "
                + "character itself, or its bytes")
    }

    private static func hexValue(_ digit: UInt8) -> Int? {
        switch digit {
        case 0x30...0x39: Int(digit - 0x30)
        case 0x41...0x46: Int(digit - 0x41 + 10)
        case 0x61...0x66: Int(digit - 0x61 + 10)
        default: nil
        }
    }
}
