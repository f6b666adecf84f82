public import Routing

/// What a request's destination gets, asked for part by part.
///
/// Every call takes a decision that this tree made for the request that is named to the scratch
/// memory. None of them can fail; each is a look at a few records and, where bytes are made, linear
/// in them.
extension DecisionTree {
    /// Writes the path and query that go on.
    ///
    /// Does not allocate, lock or retain, but for a rewriting expression that PCRE2 gives up on.
    ///
    /// - Returns: `nothing` where the target goes on as it was named.
    /// - Complexity: linear in the target; with a rewriting expression, for each occurrence.
    #if !DEBUG
    @_noLocks
    #endif
    public func writePath(
        of decision: Decision, for scratch: borrowing MatchScratch,
        with memory: borrowing ApplyScratch, to output: inout OutputSpan<UInt8>,
    ) -> WriteResult {
        let moment = moment(of: decision)
        if moment.kind != .forward { return .nothing }
        let isRewritten = hosts[Int(moment.host)].effects.isPathRewritten(moment, scratch, memory)
        if !isRewritten && scratch.isTargetAsNamed { return .nothing }
        var writer = TextWriter(&output)
        hosts[Int(moment.host)].effects.writePath(moment, scratch, memory, &writer)
        return writer.finish(&output)
    }

    /// The authority that the destination is told, `nil` where it is the Host as it was named.
    ///
    /// Does not allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    @_lifetime(borrow self, borrow scratch)
    public func authority(
        of decision: Decision, for scratch: borrowing MatchScratch,
    ) -> TreeText? {
        let moment = moment(of: decision)
        if moment.kind != .forward { return nil }
        if let rewritten = hosts[Int(moment.host)].effects.rewrittenAuthority(moment) {
            return TreeText(rewritten)
        }
        let isAsNamed = scratch.cleanAuthority.isEqual(to: scratch.authority)
        return isAsNamed ? nil : TreeText(scratch.cleanAuthority)
    }

    /// Envoy's name of the cluster that the request goes to; `nil` where it is not forwarded.
    ///
    /// Does not allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    @_lifetime(borrow self)
    public func clusterName(of decision: Decision) -> TreeText? {
        let moment = moment(of: decision)
        if decision.outcome != .route && decision.outcome != .passthrough { return nil }
        if moment.cluster < 0 { return TreeText(Bytes("PassthroughCluster")) }
        let tables = Int(moment.host)
        return TreeText(
            hosts[tables].effects.bytes(hosts[tables].effects.clusters[Int(moment.cluster)].name))
    }

    /// The time limit of a forwarded request in nanoseconds, 0 for none.
    ///
    /// Does not allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    public func timeoutNanoseconds(of decision: Decision) -> Int64 {
        forward(of: decision)?.timeoutNanoseconds ?? 0
    }

    /// When a forwarded request is tried again, `nil` for never.
    ///
    /// Does not allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    public func retries(of decision: Decision) -> RetryEffect? {
        guard let forward = forward(of: decision), forward.retries != RouteEffect.none else {
            return nil
        }
        return hosts[decision.virtualHost ?? 0].effects.retries[Int(forward.retries)]
    }

    /// The conditions of retries, separated by commas; empty where there are none.
    ///
    /// Does not allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    @_lifetime(borrow self)
    public func retryConditions(of decision: Decision) -> TreeText {
        guard let retries = retries(of: decision) else { return TreeText(.none) }
        return TreeText(hosts[decision.virtualHost ?? 0].effects.bytes(retries.conditions))
    }

    /// One of the statuses that are tried again.
    ///
    /// Does not allocate, lock or retain.
    ///
    /// - Precondition: `index` is less than ``RetryEffect/retriableStatusCodeCount``.
    #if !DEBUG
    @_noLocks
    #endif
    public func retriableStatusCode(_ index: Int, of decision: Decision) -> UInt32 {
        guard let retries = retries(of: decision) else { return 0 }
        precondition(
            index >= 0 && index < retries.retriableStatusCodeCount, "no such status is tried again")
        let position = Int(retries.firstStatusCode) + index
        return hosts[decision.virtualHost ?? 0].effects.retriableStatusCodes[position]
    }

    /// How many clusters may get a copy of a forwarded request.
    ///
    /// Does not allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    public func mirrorCount(of decision: Decision) -> Int {
        Int(forward(of: decision)?.mirrors.count ?? 0)
    }

    /// Envoy's name of a cluster that may get a copy, in the order of names.
    ///
    /// Does not allocate, lock or retain.
    ///
    /// - Precondition: `index` is less than ``mirrorCount(of:)``.
    #if !DEBUG
    @_noLocks
    #endif
    @_lifetime(borrow self)
    public func mirrorName(_ index: Int, of decision: Decision) -> TreeText {
        TreeText(hosts[decision.virtualHost ?? 0].effects.bytes(mirror(index, decision).name))
    }

    /// How many of the requests a mirror gets a copy of.
    ///
    /// Does not allocate, lock or retain.
    ///
    /// - Precondition: `index` is less than ``mirrorCount(of:)``.
    #if !DEBUG
    @_noLocks
    #endif
    public func mirrorShare(_ index: Int, of decision: Decision) -> RequestShare {
        mirror(index, decision).share
    }

    private func mirror(_ index: Int, _ decision: Decision) -> MirrorEffect {
        let mirrors = forward(of: decision)?.mirrors ?? RecordRange()
        precondition(index >= 0 && index < Int(mirrors.count), "no such mirror")
        return hosts[decision.virtualHost ?? 0].effects.mirrors[Int(mirrors.first) + index]
    }

    /// The forwarding record of a decision that forwards by a rule.
    private func forward(of decision: Decision) -> ForwardEffect? {
        let moment = moment(of: decision)
        return moment.kind == .forward ? hosts[Int(moment.host)].effects.forward(moment) : nil
    }

    /// Where a decision leads.
    func moment(of decision: Decision) -> EffectTarget {
        guard let host = decision.virtualHost else { return EffectTarget() }
        return hosts[host].effects.moment(of: decision, host: host)
    }
}
