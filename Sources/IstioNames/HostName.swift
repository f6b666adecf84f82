import ASCIIText

/// Istio's rules for host names: plain names and wildcards that begin with `*`.
///
/// All comparisons are bytewise and case-sensitive. Source: Istio's `pkg/config/host/name.go`,
/// docs/semantics/istio.md 3.2.
package enum HostName {
    /// Whether the name is a wildcard.
    package static func isWildcard(_ name: String) -> Bool {
        name.utf8.first == UInt8(ascii: "*")
    }

    /// Whether two names have a host in common, in either direction.
    package static func matches(_ left: String, _ right: String) -> Bool {
        switch (isWildcard(left), isWildcard(right)) {
        case (true, true):
            left.utf8.count <= right.utf8.count
                ? hasTail(right, of: left) : hasTail(left, of: right)
        case (true, false): hasTail(right, of: left)
        case (false, true): hasTail(left, of: right)
        case (false, false): isSame(left, right)
        }
    }

    /// Whether every host of `name` is one of `other`.
    package static func isSubset(_ name: String, of other: String) -> Bool {
        switch (isWildcard(name), isWildcard(other)) {
        case (true, false): false
        case (true, true): name.utf8.count >= other.utf8.count && hasTail(name, of: other)
        case (false, true): hasTail(name, of: other)
        case (false, false): isSame(name, other)
        }
    }

    /// Returns the narrower of every overlapping pair, each once, in the order of `left`.
    package static func intersection(_ left: [String], _ right: [String]) -> [String] {
        var result: [String] = []
        var seen: Set<String> = []
        for first in left {
            for second in right {
                let narrower =
                    isSubset(first, of: second) ? first : isSubset(second, of: first) ? second : nil
                if let narrower, seen.insert(narrower).inserted { result.append(narrower) }
            }
        }
        return result
    }

    /// Whether `left` precedes `right`: plain before wildcard, then longer, then by bytes.
    package static func isMoreSpecific(_ left: String, than right: String) -> Bool {
        let isLeftWild = isWildcard(left)
        if isLeftWild != isWildcard(right) { return !isLeftWild }
        let (leftLength, rightLength) = (left.utf8.count, right.utf8.count)
        if leftLength != rightLength { return leftLength > rightLength }
        return ASCII.isOrdered(left, before: right)
    }

    /// Whether the name is an IPv4 or IPv6 address according to Go's `netip.ParseAddr`.
    package static func isAddress(_ name: String) -> Bool {
        IPAddress.isIPv4(name) || IPAddress.isIPv6(name)
    }

    private static func hasTail(_ name: String, of wildcard: String) -> Bool {
        let tail = wildcard.utf8.dropFirst()
        return name.utf8.count >= tail.count && name.utf8.suffix(tail.count).elementsEqual(tail)
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }
}
