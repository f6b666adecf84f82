/// A set of host names that finds overlaps with a wildcard without testing every name.
///
/// If names are sorted by their reversed bytes, names with a common tail are adjacent, and the
/// wildcards that cover a name are among its at most 255 tails; so each lookup costs the name's
/// length and a binary search.
package struct HostIndex: Sendable {
    private let all: Set<String>
    /// The bytes of all names, without stars, reversed and sorted.
    private let reversed: [[UInt8]]
    private let wildcards: Set<String>

    package init(_ hosts: some Collection<String>) {
        all = Set(hosts)
        wildcards = Set(hosts.filter(HostName.isWildcard))
        reversed = hosts.map { host in
            Array(
                HostName.isWildcard(host) ? host.utf8.dropFirst().reversed() : host.utf8.reversed())
        }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Whether any name has a host in common with `host`.
    package func containsMatch(for host: String) -> Bool {
        if all.contains(host) || covers(host) != nil { return true }
        return HostName.isWildcard(host) && hasNameEnding(with: host.utf8.dropFirst())
    }

    /// Returns the longest wildcard that covers `host`, which may be one itself.
    package func covers(_ host: String) -> String? {
        if wildcards.isEmpty { return nil }
        let name = HostName.isWildcard(host) ? host.utf8.dropFirst() : host.utf8[...]
        for start in name.indices {
            let wildcard = "*" + String(decoding: name[start...], as: UTF8.self)
            if wildcards.contains(wildcard) { return wildcard }
        }
        return wildcards.contains("*") ? "*" : nil
    }

    private func hasNameEnding(with tail: Substring.UTF8View) -> Bool {
        let wanted = Array(tail.reversed())
        var low = 0
        var high = reversed.count
        while low < high {
            let middle = (low + high) / 2
            if reversed[middle].lexicographicallyPrecedes(wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < reversed.count && reversed[low].starts(with: wanted)
    }
}
