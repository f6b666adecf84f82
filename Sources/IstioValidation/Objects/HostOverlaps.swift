import IstioNames

/// Finds the pairs of hosts that have a host in common.
///
/// Comparing every pair is quadratic, and hosts are untrusted input. Reversed and without its star,
/// a wildcard is a prefix of all names that it overlaps. In the sorted list of reversed names, the
/// wildcards to compare with a name are therefore the preceding ones that are its prefixes: a
/// stack.
struct HostOverlaps {
    /// A pair, as positions in the list.
    struct Pair {
        let earlier: Int
        let later: Int
    }

    /// More pairs than this are not searched: no user reads as many findings.
    private static let maximumPairs = 10_000

    private struct Name {
        let reversed: [UInt8]
        let isWildcard: Bool
        let position: Int
    }

    /// All pairs, in the order of the later host, then of the earlier one.
    private(set) var pairs: [Pair] = []
    private let names: [Name]

    /// - Complexity: O(*n* log *n*) in the hosts, and linear in the pairs.
    init(_ hosts: [String]) {
        names = hosts.enumerated().map { position, host in
            let isWildcard = HostName.isWildcard(host)
            let text = isWildcard ? host.utf8.dropFirst() : host.utf8[...]
            return Name(reversed: text.reversed(), isWildcard: isWildcard, position: position)
        }.sorted(by: Self.isBefore)
        collect()
        pairs.sort { ($0.later, $0.earlier) < ($1.later, $1.earlier) }
    }

    /// A wildcard precedes what it overlaps, including the same name without star.
    private static func isBefore(_ left: Name, _ right: Name) -> Bool {
        if left.reversed != right.reversed {
            return left.reversed.lexicographicallyPrecedes(right.reversed)
        }
        return left.isWildcard == right.isWildcard
            ? left.position < right.position : left.isWildcard
    }

    private mutating func collect() {
        var open: [Int] = []
        for (index, name) in names.enumerated() {
            while let last = open.last, !name.reversed.starts(with: names[last].reversed) {
                open.removeLast()
            }
            for other in open { add(names[other], name) }
            var equal = index - 1
            while equal >= 0 && !names[equal].isWildcard
                && names[equal].reversed == name.reversed && pairs.count < Self.maximumPairs
            {
                add(names[equal], name)
                equal -= 1
            }
            if pairs.count == Self.maximumPairs { return }
            if name.isWildcard { open.append(index) }
        }
    }

    private mutating func add(_ one: Name, _ other: Name) {
        if pairs.count == Self.maximumPairs { return }
        pairs.append(
            Pair(
                earlier: min(one.position, other.position),
                later: max(one.position, other.position)))
    }
}
