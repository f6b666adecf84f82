public import Routing

/// Operations on headers.
///
/// The rules' operations concern headers as the connection manager hands them on: what Envoy does
/// to any request on arrival (removing `x-envoy-*`, adding `x-forwarded-for`) is the proxy's own.
extension DecisionTree {
    /// Begins the operations on the headers of a request that is forwarded; none for any other.
    ///
    /// In Envoy's order: `grpc-timeout`, the weighted cluster's operations, the route's, and
    /// `x-envoy-original-path`. They find `x-envoy-attempt-count: 1`, since this is the first attempt;
    /// behind them Envoy's router takes out what it obeys, such as `x-envoy-retry-on`, whoever set it.
    /// Does not allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    public func requestOperations(of decision: Decision) -> HeaderOperationCursor {
        HeaderOperationCursor(moment(of: decision), isResponse: false)
    }

    /// Begins the operations on the headers of the destination's answer, or, where the proxy answers
    /// by itself, on an answer that has no headers yet.
    ///
    /// In Envoy's order: the Location, the weighted cluster's operations, the route's, what the
    /// answer's type or gRPC wants, and what CORS adds. Does not allocate, lock or retain.
    #if !DEBUG
    @_noLocks
    #endif
    public func responseOperations(of decision: Decision) -> HeaderOperationCursor {
        HeaderOperationCursor(moment(of: decision), isResponse: true)
    }

    /// Takes the next operation of a walk, `nil` behind the last.
    ///
    /// Does not allocate, lock or retain, but for a CORS policy that asks an expression about an
    /// `origin` that PCRE2 gives up on, or that came in several lines.
    ///
    /// - Complexity: constant; for what CORS adds, linear in the policy's origins.
    #if !DEBUG
    @_noLocks
    #endif
    @_lifetime(borrow self)
    public func next(
        _ walk: inout HeaderOperationCursor, for scratch: borrowing MatchScratch,
    ) -> HeaderOperation? {
        if walk.moment.host < 0 { return nil }
        let host = Int(walk.moment.host)
        while let run = hosts[host].effects.run(walk, scratch) {
            let stage = walk.stage
            guard let position = walk.step(in: run) else { continue }
            let state = HeaderState(isResponse: walk.isResponse, level: stage < 3 ? 1 : 2)
            let record = hosts[host].effects.operations[position]
            return HeaderOperation(record, state, walk.moment, hosts[host].effects)
        }
        return nil
    }

    /// Writes the value of an operation.
    ///
    /// Values of one level are made of the headers as they were before it, its removals apart, so
    /// it does not matter when a value is asked for. Does not allocate, lock or retain, but for
    /// `%REQ(…)%` of `connection`, `upgrade`, `te` and `referer`.
    ///
    /// - Returns: `nothing` where the value comes out empty: then the operation is not carried out.
    /// - Complexity: linear in the value, and for each header that it shows in the request's
    ///   headers and in the rule's operations.
    #if !DEBUG
    @_noLocks
    #endif
    public func writeValue(
        of operation: borrowing HeaderOperation, for scratch: borrowing MatchScratch,
        with memory: borrowing ApplyScratch, to output: inout OutputSpan<UInt8>,
    ) -> WriteResult {
        if operation.kind == .remove { return .nothing }
        var writer = TextWriter(&output)
        hosts[Int(operation.moment.host)].effects.writeValue(
            operation.record, operation.state, operation.moment, scratch, memory, &writer)
        return writer.count == 0 ? .nothing : writer.finish(&output)
    }
}
