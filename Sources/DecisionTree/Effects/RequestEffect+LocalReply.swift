public import Routing

/// What a client gets that the proxy answers by itself.
extension DecisionTree {
    /// The status of the proxy's own answer; `nil` where the request is forwarded.
    ///
    /// A client that speaks gRPC gets 200, and the status in a header. Does not allocate, lock or
    /// retain, but for a request that is refused before routing.
    #if !DEBUG
    @_noLocks
    #endif
    public func status(of decision: Decision, for scratch: borrowing MatchScratch) -> UInt32? {
        switch decision.outcome {
        case .route, .passthrough: return nil
        case .noRoute: return 404
        case .badRequest:
            // The upgrade that the client asks for is not configured.
            return decision.virtualHost == nil ? refusal(decision, scratch) : 403
        case .redirect, .directResponse, .abort, .preflight: break
        }
        let moment = moment(of: decision)
        let isShapedForGRPC = moment.isLocal && moment.kind != .httpsRedirect
        if isShapedForGRPC && scratch.isGRPC { return 200 }
        return hosts[Int(moment.host)].effects.localStatus(moment)
    }

    /// Finds out why a request is refused; allocates.
    @_semantics("no_performance_analysis")
    @inline(never)
    private func refusal(_ decision: Decision, _ scratch: borrowing MatchScratch) -> UInt32 {
        table.apply(decision, to: scratch.request(random: 0)).response?.status ?? 400
    }

    /// Writes where a redirect, or a direct response of 201 or 3xx, leads to.
    ///
    /// The same as the value of `location` once the ``responseOperations(of:)`` are carried out,
    /// for who wants no other header. Does not allocate, lock or retain.
    ///
    /// - Returns: `nothing` where the answer has no Location, or an empty one.
    /// - Complexity: as ``writeValue(of:for:with:to:)``.
    #if !DEBUG
    @_noLocks
    #endif
    public func writeLocation(
        of decision: Decision, for scratch: borrowing MatchScratch,
        with memory: borrowing ApplyScratch, to output: inout OutputSpan<UInt8>,
    ) -> WriteResult {
        let moment = moment(of: decision)
        if !moment.isLocal { return .nothing }
        var writer = TextWriter(&output)
        let host = Int(moment.host)
        _ = hosts[host].effects.write(
            hosts[host].effects.location, .answered, moment, scratch, memory, &writer)
        return writer.count == 0 ? .nothing : writer.finish(&output)
    }

    /// The body of a direct response or of an abort, `nil` for everything else.
    ///
    /// Empty for HEAD, and for a client that speaks gRPC, which gets the text in a header. Does not
    /// allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    @_lifetime(borrow self)
    public func body(of decision: Decision, for scratch: borrowing MatchScratch) -> TreeText? {
        let moment = moment(of: decision)
        if moment.kind != .directResponse && moment.kind != .abort { return nil }
        let isLeftOut = scratch.isGRPC || scratch.method.isEqual(to: Bytes("HEAD"))
        return TreeText(isLeftOut ? .none : hosts[Int(moment.host)].effects.localBody(moment))
    }

    /// The faults that the deciding rule injects into some requests, `nil` for none.
    ///
    /// Envoy draws for the delay, waits, and draws for the abort. Does not allocate, lock or
    /// retain.
    #if !DEBUG
    @_noLocks
    #endif
    public func faults(of decision: Decision) -> FaultEffect? {
        let moment = moment(of: decision)
        if moment.route < 0 { return nil }
        let fault = hosts[Int(moment.host)].effects.routes[Int(moment.route)].fault
        return fault == RouteEffect.none ? nil : hosts[Int(moment.host)].effects.faults[Int(fault)]
    }

    /// The decision for a request that an abort of ``faults(of:)`` strikes.
    ///
    /// - Returns: The same decision where its rule aborts nothing.
    public func aborted(_ decision: Decision) -> Decision {
        guard let faults = faults(of: decision), faults.abortShare.numerator > 0 else {
            return decision
        }
        return Decision(
            .abort, virtualHost: decision.virtualHost, route: decision.route,
            cluster: decision.cluster)
    }
}
