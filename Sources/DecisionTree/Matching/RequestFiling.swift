/// Filing a request's parts under the fields that conditions ask about.
extension TreeTables {
    /// Files the request that the scratch memory names; returns `false` for one that Envoy changes
    /// on arrival, or that there is no room for, which must go the plain way.
    ///
    /// Does not allocate, lock or retain. Linear in the request: each header's name costs a look at
    /// its length and at most one hash.
    func file(_ scratch: inout MatchScratch) -> Bool {
        if !isOrdinary || scratch.headerCount > MatchScratch.maximumHeaders { return false }
        guard let pathLength = plainPathLength(scratch.target) else { return false }
        let path = scratch.target.part(from: 0, count: pathLength)
        if !scratch.add(path, to: FieldTable.path) { return false }
        if asksLowerPath {
            guard let lower = scratch.loweredCopy(of: path),
                scratch.add(lower, to: FieldTable.lowerPath)
            else { return false }
        }
        guard filePart(lineSlots.authority, scratch.authority, &scratch),
            filePart(lineSlots.method, scratch.method, &scratch),
            filePart(lineSlots.target, scratch.target, &scratch),
            filePart(lineSlots.scheme, scratch.scheme, &scratch)
        else { return false }
        for index in 0..<scratch.headerCount {
            if !fileHeader(scratch.header(index), &scratch) { return false }
        }
        if !asksParameters || pathLength + 1 >= scratch.target.count { return true }
        let start = pathLength + 1
        return fileParameters(
            scratch.target.part(from: start, count: scratch.target.count - start), &scratch)
    }

    private func filePart(_ slot: Int32, _ part: Bytes, _ scratch: inout MatchScratch) -> Bool {
        slot < 0 || scratch.add(part, to: Int(slot))
    }

    private func fileHeader(
        _ header: MatchScratch.HeaderBytes, _ scratch: inout MatchScratch,
    ) -> Bool {
        let length = header.name.count
        if nameLengths & (1 << UInt64(min(length, 63))) == 0 { return true }
        let hash = ByteHash.all(header.name, ignoresCase: true)
        guard let found = names.findIgnoringCase(header.name, hash: hash, group: 0, in: namePool)
        else { return true }
        let slot = Int(found & ~TreeTables.specialBit)
        // What Envoy joins, removes or rewrites is plain only where nothing of it is asked for
        // twice.
        if found & TreeTables.specialBit != 0 && slot == TreeTables.noSlot { return false }
        if found & TreeTables.specialBit != 0 && scratch.firstValue(of: slot) >= 0 { return false }
        return scratch.add(header.value, to: slot)
    }

    /// The first occurrence of a parameter counts; `&` alone separates, nothing is decoded.
    private func fileParameters(_ query: Bytes, _ scratch: inout MatchScratch) -> Bool {
        var start = 0
        while start < query.count {
            var end = start
            var equals = -1
            while end < query.count && query[end] != UInt8(ascii: "&") {
                if equals < 0 && query[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            // As splitting does, pieces of nothing are passed over.
            if end > start {
                let name = query.part(from: start, count: (equals < 0 ? end : equals) - start)
                let hash = ByteHash.all(name)
                if let slot = names.find(name, hash: hash, group: 1, in: namePool),
                    scratch.firstValue(of: Int(slot)) < 0
                {
                    let first = equals < 0 ? end : equals + 1
                    let value = query.part(from: first, count: end - first)
                    if !scratch.add(value, to: Int(slot)) { return false }
                }
            }
            start = end + 1
        }
        return true
    }

    /// The length of the path in front of the query, or `nil` where Envoy would normalise anything
    /// or might refuse the target.
    private func plainPathLength(_ target: Bytes) -> Int? {
        if target.count == 0 || target[0] != UInt8(ascii: "/") { return nil }
        var index = 0
        var last: UInt8 = 0
        while index < target.count {
            let byte = target[index]
            if byte == UInt8(ascii: "?") { break }
            if !plainPath.contains(byte) { return nil }
            if byte == UInt8(ascii: ".") && last == UInt8(ascii: "/") { return nil }
            last = byte
            index += 1
        }
        let length = index
        while index < target.count {
            let byte = target[index]
            if byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "#") { return nil }
            index += 1
        }
        return length
    }
}

/// A set of bytes.
struct ByteClass: BitwiseCopyable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The ASCII bytes for which `isMember` holds.
    init(_ isMember: (UInt8) -> Bool) {
        for byte in 0..<128 as Range<UInt8> where isMember(byte) {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
    }

    /// Whether the byte is in the set.
    func contains(_ byte: UInt8) -> Bool {
        if byte >= 128 { return false }
        return (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte - 64)) & 1 == 1
    }
}
