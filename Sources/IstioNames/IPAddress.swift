import ASCIIText

/// Recognizes IP addresses like Go's `netip.ParseAddr`, which Istio uses.
///
/// No leading zeros in IPv4, no brackets; IPv6 may end in a zone, `%eth0`.
package enum IPAddress {
    /// Whether the text is four decimal numbers of 0 to 255 without leading zeros.
    package static func isIPv4(_ text: some StringProtocol) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(ASCII.isDigit)
                    && (part.count == 1 || part.first != 0x30)
                    && part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }

    /// Whether the text is eight groups of hexadecimal digits, or fewer with one `::`; the last two
    /// groups may be written as an IPv4 address.
    package static func isIPv6(_ text: some StringProtocol) -> Bool {
        if !text.utf8.contains(UInt8(ascii: ":")) { return false }
        var address = Substring(text)
        if let percent = address.firstIndex(of: "%") {
            if address.index(after: percent) == address.endIndex { return false }
            address = address[..<percent]
        }
        guard address.utf8.contains(UInt8(ascii: ":")) else { return false }
        guard let gap = firstGap(in: address) else { return groupCount(address) == 8 }
        let head = address[..<gap]
        let tail = address[address.index(gap, offsetBy: 2)...]
        if firstGap(in: tail) != nil || tail.first == ":" { return false }
        guard let front = head.isEmpty ? 0 : groupCount(head, isLast: false),
            let back = tail.isEmpty ? 0 : groupCount(tail)
        else { return false }
        return front + back <= 7
    }

    private static func firstGap(in text: Substring) -> Substring.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if next < text.endIndex, text[index] == ":", text[next] == ":" { return index }
            index = next
        }
        return nil
    }

    /// The number of 16-bit groups, or `nil` if the text is not a list of groups.
    private static func groupCount(_ text: Substring, isLast: Bool = true) -> Int? {
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var count = 0
        for (index, group) in groups.enumerated() {
            if isLast && index == groups.count - 1 && isIPv4(group) {
                count += 2
            } else if (1...4).contains(group.utf8.count) && group.utf8.allSatisfy(ASCII.isHexDigit)
            {
                count += 1
            } else {
                return nil
            }
        }
        return count
    }
}
