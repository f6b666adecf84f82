import Routing

/// Finds the virtual host of a Host by hashing, with the answers of `RouteTable.virtualHost(for:)`.
///
/// Exact domains go before suffix wildcards, those before prefix wildcards, and `*` comes last;
/// the longest wildcard wins (envoy-semantics 1.1).
struct HostLookup: ~Copyable, Sendable {
    /// Domains as written in group 0, tails behind a star in 1, heads in front of one in 2.
    private let domains: LookupTable
    private let pool: FrozenTable<UInt8>
    /// Longest first.
    private let tailLengths: FrozenTable<UInt32>
    private let headLengths: FrozenTable<UInt32>
    private let any: UInt32
    /// Whether `*` is the only domain.
    private let isEmpty: Bool
    /// Whether a colon is in any domain, so that a Host's port must be cut off before any look.
    private let haveColons: Bool

    init(_ table: RouteTable) {
        var filing = DomainFiling()
        let star = UInt8(ascii: "*")
        for (index, host) in table.virtualHosts.enumerated() {
            for written in host.domains {
                let domain = ASCII.lowercased(Array(written.utf8))
                filing.add(domain, 0, UInt32(index))
                if domain.count > 1 && domain.first == star {
                    filing.add(Array(domain.dropFirst()), 1, UInt32(index))
                }
                if domain.count > 1 && domain.last == star {
                    filing.add(Array(domain.dropLast()), 2, UInt32(index))
                }
            }
        }
        any = filing.value(of: [star])
        isEmpty = filing.entries.count == (any == TreeBucket.none ? 0 : 1)
        haveColons = filing.pool.contains(UInt8(ascii: ":"))
        domains = LookupTable(filing.entries)
        pool = FrozenTable(filing.pool)
        tailLengths = FrozenTable(filing.lengths(of: 1))
        headLengths = FrozenTable(filing.lengths(of: 2))
    }

    /// The size in memory.
    var byteCount: Int {
        domains.byteCount + pool.byteCount + tailLengths.byteCount + headLengths.byteCount
    }

    /// The virtual host's position, `TreeBucket.none` if none has the domain.
    func find(_ authority: Bytes) -> UInt32 {
        // Most Hosts have no port, and then they are the domain as they are.
        if !haveColons, let index = look(authority, 0) { return index }
        let host = authority.part(from: 0, count: Self.lengthWithoutPort(authority))
        if haveColons || host.count < authority.count, let index = look(host, 0) { return index }
        var place = 0
        while place < tailLengths.count {
            let length = Int(tailLengths[place])
            place += 1
            if length >= host.count { continue }
            let tail = host.part(from: host.count - length, count: length)
            if let index = look(tail, 1) { return index }
        }
        place = 0
        while place < headLengths.count {
            let length = Int(headLengths[place])
            place += 1
            if length >= host.count { continue }
            if let index = look(host.part(from: 0, count: length), 2) { return index }
        }
        return any
    }

    private func look(_ text: Bytes, _ group: UInt32) -> UInt32? {
        if isEmpty { return nil }
        return domains.findIgnoringCase(
            text, hash: ByteHash.allLowercased(text), group: group, in: pool)
    }

    /// A port begins at the last colon, unless a `]` follows.
    private static func lengthWithoutPort(_ host: Bytes) -> Int {
        var index = host.count - 1
        while index >= 0 {
            if host[index] == UInt8(ascii: ":") { return index }
            if host[index] == UInt8(ascii: "]") { return host.count }
            index -= 1
        }
        return host.count
    }
}

/// Domains on their way into the table; the first of equal ones counts.
private struct DomainFiling {
    private(set) var entries: [LookupTable.Entry] = []
    private(set) var pool: [UInt8] = []
    private var known: [[UInt8]: UInt32] = [:]
    private var allLengths: [UInt32: Set<UInt32>] = [:]

    mutating func add(_ text: [UInt8], _ group: UInt32, _ value: UInt32) {
        let key = text + [0, UInt8(group)]
        if known[key] != nil { return }
        known[key] = value
        allLengths[group, default: []].insert(UInt32(text.count))
        let hash = ByteHash.all(text)
        entries.append(
            LookupTable.Entry(
                hash: hash, group: group, offset: UInt32(pool.count), length: UInt32(text.count),
                value: value))
        pool += text
    }

    func value(of text: [UInt8]) -> UInt32 { known[text + [0, 0]] ?? TreeBucket.none }

    func lengths(of group: UInt32) -> [UInt32] { (allLengths[group] ?? []).sorted(by: >) }
}
