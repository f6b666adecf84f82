import Routing

/// Finds the virtual host of a Host by hashing, with the results of `RouteTable.virtualHost(for:)`.
///
/// Exact domains go before suffix wildcards, those before prefix wildcards, and `*` comes last;
/// the longest wildcard wins (docs/semantics/envoy.md 1.1).
struct DomainIndex: ~Copyable, Sendable {
    private let pinned = AddressOnlyMarker()
    /// Whole domains in group 0, tails after a leading star in 1, heads before a trailing one in 2.
    private let domains: LookupTable
    private let pool: FrozenTable<UInt8>
    /// Longest first.
    private let tailLengths: FrozenTable<UInt32>
    private let headLengths: FrozenTable<UInt32>
    private let any: UInt32
    /// Whether `*` is the only domain.
    private let isEmpty: Bool
    /// Whether the Host may be looked up before its port is cut off: no domain has a colon.
    private let looksAtWholeFirst: Bool

    init(_ table: RouteTable) {
        var domainTable = DomainTable(
            domainCount: table.virtualHosts.reduce(0) { $0 + $1.domains.count })
        for (index, host) in table.virtualHosts.enumerated() {
            for domain in host.domains { domainTable.add(domain, UInt32(index)) }
        }
        any = domainTable.any
        let isEmpty = domainTable.entries.count == (domainTable.any == TreeBucket.none ? 0 : 1)
        self.isEmpty = isEmpty
        looksAtWholeFirst = !isEmpty && !domainTable.pool.contains(UInt8(ascii: ":"))
        domains = LookupTable(domainTable.entries)
        pool = FrozenTable(domainTable.pool)
        tailLengths = FrozenTable(domainTable.tailLengths.sorted(by: >))
        headLengths = FrozenTable(domainTable.headLengths.sorted(by: >))
    }

    /// The size in memory.
    var byteCount: Int {
        domains.byteCount + pool.byteCount + tailLengths.byteCount + headLengths.byteCount
    }

    /// The virtual host whose domain is exactly the Host, `LookupTable.none` if there is none.
    ///
    /// Most Hosts have no port and are lowercase: others are left to ``find(_:)``.
    @inline(__always)
    func findAsWritten(_ authority: Bytes) -> UInt32 {
        if !looksAtWholeFirst { return LookupTable.none }
        return domains.find(
            authority, hash: ByteHash.allIgnoringCase(authority), group: 0, in: pool)
    }

    /// The virtual host's position, `TreeBucket.none` if none has the domain.
    @inline(never)
    func find(_ authority: Bytes) -> UInt32 {
        if isEmpty { return any }
        let host =
            authority.hasColonOrBracket
            ? authority.withoutPort : authority
        let found = look(host, 0)
        return found != LookupTable.none ? found : findWildcard(host)
    }

    private func findWildcard(_ host: Bytes) -> UInt32 {
        var place = 0
        while place < tailLengths.count {
            let length = Int(tailLengths[place])
            place += 1
            if length >= host.count { continue }
            let found = look(host.part(from: host.count - length, count: length), 1)
            if found != LookupTable.none { return found }
        }
        place = 0
        while place < headLengths.count {
            let length = Int(headLengths[place])
            place += 1
            if length >= host.count { continue }
            let found = look(host.part(from: 0, count: length), 2)
            if found != LookupTable.none { return found }
        }
        return any
    }

    @inline(__always)
    private func look(_ text: Bytes, _ group: UInt32) -> UInt32 {
        domains.findIgnoringCase(
            text, hash: ByteHash.allIgnoringCase(text), group: group, in: pool)
    }
}

/// Domains being added to the table; the first of equal ones counts.
///
/// All are indexed again for each change of one virtual host, so no domain becomes an array or the
/// key of a dictionary here.
private struct DomainTable {
    private(set) var entries: [LookupTable.Entry] = []
    private(set) var pool: [UInt8] = []
    private(set) var tailLengths: Set<UInt32> = []
    private(set) var headLengths: Set<UInt32> = []
    /// The virtual host of the domain `*`.
    private(set) var any = TreeBucket.none
    /// Positions of whole domains among the entries, by hash; `UInt32.max` where a slot is free.
    private var places: [UInt32]

    init(domainCount: Int) {
        var capacity = 2
        while capacity < domainCount * 2 { capacity *= 2 }
        places = Array(repeating: .max, count: capacity)
        entries.reserveCapacity(domainCount)
    }

    mutating func add(_ domain: String, _ host: UInt32) {
        let start = pool.count
        for byte in domain.utf8 {
            pool.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        let whole = start..<pool.count
        if !addWhole(whole, host) {
            pool.removeSubrange(whole)
            return
        }
        let star = UInt8(ascii: "*")
        let (isTail, isHead) = (pool[whole].first == star, pool[whole].last == star)
        if isTail && whole.count == 1 {
            any = host
            return
        }
        // The tail and the head of a wildcard are in the pool already.
        if isTail {
            entries.append(entry(whole.dropFirst(), 1, host))
            tailLengths.insert(UInt32(whole.count - 1))
        }
        if isHead {
            entries.append(entry(whole.dropLast(), 2, host))
            headLengths.insert(UInt32(whole.count - 1))
        }
    }

    /// Indexes a whole domain; returns whether it is new.
    private mutating func addWhole(_ range: Range<Int>, _ host: UInt32) -> Bool {
        let new = entry(range, 0, host)
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: new.hash) & mask
        while places[place] != .max {
            let known = entries[Int(places[place])]
            let bytes = Int(known.offset)..<Int(known.offset) + Int(known.length)
            if known.hash == new.hash && pool[bytes].elementsEqual(pool[range]) { return false }
            place = (place + 1) & mask
        }
        places[place] = UInt32(entries.count)
        entries.append(new)
        return true
    }

    private func entry(_ range: Range<Int>, _ group: UInt32, _ host: UInt32) -> LookupTable.Entry {
        let hash = Bytes.withBytes(of: pool) { ByteHash.allIgnoringCase($0[range]) }
        return LookupTable.Entry(
            hash: hash, group: group, offset: UInt32(range.lowerBound),
            length: UInt32(range.count), value: host)
    }
}
