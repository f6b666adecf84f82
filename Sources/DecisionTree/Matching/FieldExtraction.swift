/// Extracting the fields that conditions test from a request.
extension VirtualHostTables {
    /// Extracts the fields of the scratch memory's request; `false` if it must take the slow path.
    ///
    /// Does not allocate, lock or retain. Linear in the request: each header costs a test of its
    /// name's length and at most one hash.
    @inline(always)
    func extract(_ scratch: inout ScratchMemory) -> Bool {
        if !extractLine(&scratch) { return false }
        var context = HeaderContext()
        var index = 0
        let headers = scratch.headers
        while index < headers.count {
            if nameLengths & (1 << UInt64(min(headers.nameLength(index), 63))) != 0
                && !extract(headers.name(index), at: index, &context, &scratch)
            {
                return false
            }
            index &+= 1
        }
        if !asksMore { return true }
        if asksAdded && !extractAdded(context, &scratch) { return false }
        return !asksParameters || extractParameters(&scratch)
    }

    /// Extracts path, method, Host and target.
    @inline(__always)
    private func extractLine(_ scratch: inout ScratchMemory) -> Bool {
        if asksPath {
            let path = scratch.normalizedTarget.part(from: 0, count: scratch.normalizedPathLength)
            if !scratch.add(path, to: FieldTable.path) { return false }
        }
        let authority = scratch.isHostDomain ? line.domainAuthority : line.authority
        if !extractPart(authority, scratch.authority, &scratch) { return false }
        if !asksMoreOfLine { return true }
        if asksLowerPath && !extractLowerPath(&scratch) { return false }
        return extractPart(line.method, scratch.method, &scratch)
            && extractPart(line.target, scratch.normalizedTarget, &scratch)
    }

    @inline(never)
    private func extractLowerPath(_ scratch: inout ScratchMemory) -> Bool {
        let path = scratch.normalizedTarget.part(from: 0, count: scratch.normalizedPathLength)
        let start = scratch.arena.count
        scratch.arena.appendLowercased(path)
        let lower = scratch.arena.bytes(from: start)
        return !scratch.arena.isOverfull && scratch.add(lower, to: FieldTable.lowerPath)
    }

    @inline(__always)
    private func extractPart(_ slot: Int32, _ part: Bytes, _ scratch: inout ScratchMemory) -> Bool {
        slot < 0 || scratch.add(part, to: Int(slot))
    }

    /// State carried from one header to the next.
    struct HeaderContext: BitwiseCopyable {
        /// `x-forwarded-proto`; on sidecars only.
        var forwardedProtocol = Bytes.none
        var hasForwardedProtocol = false
        var hasUpgrade = false
    }

    @inline(never)
    private func extract(
        _ name: Bytes, at index: Int, _ context: inout HeaderContext, _ scratch: inout ScratchMemory,
    ) -> Bool {
        let hash = ByteHash.allIgnoringCase(name)
        let found = names.findIgnoringCase(name, hash: hash, group: 0, in: namePool)
        if found == LookupTable.none { return true }
        let value = scratch.headers.value(index)
        let place = FieldSlot(bits: found)
        switch place.extraction {
        case .plain: return scratch.add(value, to: place.slot)
        case .heldOnce: return join(value, to: place.slot, &scratch)
        case .dropped: return true
        case .unusual: return false
        case .forwardedProtocol:
            // Envoy does not route a request with an empty one.
            if context.hasForwardedProtocol || value.count == 0 { return false }
            context.hasForwardedProtocol = true
            context.forwardedProtocol = value
            return true
        case .upgrade:
            // Several lines are one value, which is not a known upgrade.
            if context.hasUpgrade { return false }
            context.hasUpgrade = true
            return value.isKnownUpgrade
        }
    }

    /// Adds a value to the present one, with a comma between two that are not empty.
    private func join(_ value: Bytes, to slot: Int, _ scratch: inout ScratchMemory) -> Bool {
        let index = scratch.firstValue(of: slot)
        if index < 0 { return scratch.add(value, to: slot) }
        let old = scratch.value(at: index)
        if value.count == 0 { return true }
        if old.count == 0 {
            scratch.replaceValue(at: index, with: value)
            return true
        }
        let start = scratch.arena.count
        scratch.arena.append(old)
        scratch.arena.append(UInt8(ascii: ","))
        scratch.arena.append(value)
        if scratch.arena.isOverfull { return false }
        scratch.replaceValue(at: index, with: scratch.arena.bytes(from: start))
        return true
    }

    /// Extracts the scheme and what the proxy adds to every request
    /// (docs/semantics/envoy.md 3.5, 3.6).
    @inline(never)
    private func extractAdded(_ context: HeaderContext, _ scratch: inout ScratchMemory) -> Bool {
        if scratch.scheme.hasUppercase { return false }
        let believes = context.hasForwardedProtocol && !scratch.scheme.isHTTPS
        let isUpgraded = believes && context.forwardedProtocol.isHTTPS
        // A client in the mesh forwards the scheme of its own client.
        if isUpgraded && context.forwardedProtocol.hasUppercase { return false }
        let scheme = isUpgraded ? context.forwardedProtocol : scratch.scheme
        if !extractPart(line.scheme, scheme, &scratch) { return false }
        if !added.areAsked { return true }
        let proto = believes ? context.forwardedProtocol : scratch.scheme
        if !extractPart(added[.forwardedProtocol], proto, &scratch) { return false }
        let requestID = Int(added[.requestID])
        if requestID >= 0 && scratch.firstValue(of: requestID) < 0
            && !scratch.add(.none, to: requestID)
        {
            return false
        }
        if isSidecar { return true }
        let address = clientAddress.bytes(at: 0, count: UInt32(clientAddress.count))
        let forwardedFor = Int(added[.forwardedFor])
        if forwardedFor >= 0 && !join(address, to: forwardedFor, &scratch) { return false }
        return extractPart(added[.externalAddress], address, &scratch)
    }

    /// The first occurrence of a parameter counts.
    @inline(never)
    private func extractParameters(_ scratch: inout ScratchMemory) -> Bool {
        var parameters = QueryParameters(scratch.normalizedQuery)
        while let parameter = parameters.next() {
            if !extractParameter(parameter.name, parameter.value, &scratch) { return false }
        }
        return true
    }

    private func extractParameter(
        _ name: Bytes, _ value: Bytes, _ scratch: inout ScratchMemory,
    ) -> Bool {
        let found = names.find(name, hash: ByteHash.all(name), group: 1, in: namePool)
        if found == LookupTable.none { return true }
        let slot = FieldSlot(bits: found).slot
        return scratch.firstValue(of: slot) >= 0 || scratch.add(value, to: slot)
    }
}
