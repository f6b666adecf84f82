import ASCIIText

/// The content of an `IP-literal`: an IPv6 address or `IPvFuture` (RFC 3986 section 3.2.2).
enum AddressLiteral {
    static func kind(
        _ text: Span<UInt8>, from start: Int, to end: Int,
    ) throws(URIError) -> Authority.HostKind {
        if start < end && text[start] | 0x20 == UInt8(ascii: "v") {
            try checkFuture(text, from: start + 1, to: end)
            return .ipvFuture
        }
        var address = IPv6Scanner(position: start, end: end)
        try address.scan(text)
        return .ipv6
    }

    /// Checks what follows the `v` of `IPvFuture`: hexadecimal digits, a dot, at least one byte.
    private static func checkFuture(
        _ text: Span<UInt8>, from start: Int, to end: Int,
    ) throws(URIError) {
        let dot = text.firstOffset(from: start, to: end) { !ASCII.isHexDigit($0) }
        if dot == start || dot == end || text[dot] != UInt8(ascii: ".") || dot + 1 == end {
            throw URIError(.addressLiteral, at: min(dot, end))
        }
        let stop = text.firstOffset(from: dot + 1, to: end) { !URIBytes.isUserinfoByte($0) }
        if stop < end { throw URIError(.addressLiteral, at: stop) }
    }
}

/// Scans an IPv6 address: groups of up to four digits, one `::` for one or more of them; the last
/// two may be an IPv4 address.
private struct IPv6Scanner {
    var position: Int
    let end: Int
    private var groups = 0
    private var hasGap = false

    init(position: Int, end: Int) {
        self.position = position
        self.end = end
    }

    mutating func scan(_ text: Span<UInt8>) throws(URIError) {
        if isGap(text) { takeGap() }
        while position < end {
            if try takesIPv4(text) { break }
            try takeGroup(text)
            if position == end { break }
            if text[position] != UInt8(ascii: ":") { throw fault }
            if isGap(text) {
                if hasGap { throw fault }
                takeGap()
            } else {
                position += 1
                if position == end { throw fault }
            }
        }
        if hasGap ? groups > 7 : groups != 8 { throw fault }
    }

    private var fault: URIError { URIError(.addressLiteral, at: position) }

    private func isGap(_ text: Span<UInt8>) -> Bool {
        position + 1 < end && text[position] == UInt8(ascii: ":")
            && text[position + 1] == UInt8(ascii: ":")
    }

    private mutating func takeGap() {
        hasGap = true
        position += 2
    }

    private mutating func takeGroup(_ text: Span<UInt8>) throws(URIError) {
        let stop = text.firstOffset(from: position, to: min(end, position + 4)) {
            !ASCII.isHexDigit($0)
        }
        if stop == position || groups == 8 { throw fault }
        position = stop
        groups += 1
    }

    private mutating func takesIPv4(_ text: Span<UInt8>) throws(URIError) -> Bool {
        guard IPv4Address.isValid(text, from: position, to: end) else { return false }
        groups += 2
        position = end
        return true
    }
}

/// `IPv4address`: four numbers of 0 to 255 without leading zeros.
enum IPv4Address {
    static func isValid(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var position = start
        for part in 0..<4 {
            if part > 0 {
                if position >= end || text[position] != UInt8(ascii: ".") { return false }
                position += 1
            }
            var value = 0
            let first = position
            while position < end, position < first + 3, ASCII.isDigit(text[position]) {
                value = value * 10 + Int(text[position] - 0x30)
                position += 1
            }
            let count = position - first
            if count == 0 || value > 255 || (count > 1 && text[first] == 0x30) { return false }
        }
        return position == end
    }
}
