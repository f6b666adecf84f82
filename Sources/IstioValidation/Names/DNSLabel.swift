import ASCIIText

/// DNS-1123 labels as Istio checks them: letters of either case.
enum DNSLabel {
    static func isValid(_ text: some StringProtocol) -> Bool {
        var length = 0
        var last: UInt8 = 0
        for byte in text.utf8 {
            let isInside = length > 0 && byte == UInt8(ascii: "-")
            if !isAlphanumeric(byte) && !isInside { return false }
            last = byte
            length += 1
            if length > 63 { return false }
        }
        return isAlphanumeric(last)
    }

    /// Whether a domain is valid by a quick test, as almost all are.
    ///
    /// It has labels without wildcard, and the last begins with a letter; all others need the full
    /// checks.
    static func areAll(of domain: String) -> Bool {
        if domain.utf8.count > 255 { return false }
        var length = 0
        var first: UInt8 = 0
        var last: UInt8 = 0
        for byte in domain.utf8 {
            if byte == UInt8(ascii: ".") {
                if length == 0 || length > 63 || !isAlphanumeric(last) { return false }
                length = 0
                continue
            }
            if length == 0 { first = byte }
            let isInside = length > 0 && byte == UInt8(ascii: "-")
            if !isAlphanumeric(byte) && !isInside { return false }
            last = byte
            length += 1
        }
        let isLetter = ASCII.isLetter(first)
        return (1...63).contains(length) && isAlphanumeric(last) && isLetter
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || ASCII.isLetter(byte)
    }
}
