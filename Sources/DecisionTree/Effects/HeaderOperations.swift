/// Operations on headers, in the order in which Envoy carries them out.
///
///     var operations = effect.requestOperations
///     while let operation = operations.next() { … }
///
/// The rules' operations apply to headers as the connection manager forwards them. What Envoy does
/// to any request on arrival (removing `x-envoy-*`, adding `x-forwarded-for`) is left to the proxy.
@safe
public struct HeaderOperations: ~Escapable, ~Copyable {
    private let renderer: EffectRenderer?
    private let isResponse: Bool
    private var stage: UInt8 = 0
    private var index: UInt32 = 0

    @_lifetime(immortal)
    init(_ renderer: EffectRenderer?, isResponse: Bool) {
        self.renderer = renderer
        self.isResponse = isResponse
    }

    /// Returns the next operation, `nil` after the last.
    ///
    /// Does not allocate, lock or retain, except for a CORS policy with an expression for an
    /// `origin` that PCRE2 gives up on, or that has several lines.
    ///
    /// - Complexity: constant; for what CORS adds, linear in the policy's origins.
    #if !DEBUG
    @_noLocks
    #endif
    @_lifetime(copy self)
    @_lifetime(self: copy self)
    public mutating func next() -> HeaderOperation? {
        guard let renderer else { return nil }
        while let records = renderer.records(ofStage: stage, isResponse: isResponse) {
            if index == records.count {
                stage += 1
                index = 0
                continue
            }
            let record = renderer.tables.operations[Int(records.first + index)]
            let state = HeaderStage(isResponse: isResponse, level: stage < 3 ? 1 : 2)
            index += 1
            return HeaderOperation(record, state, renderer)
        }
        return nil
    }
}

extension RequestEffect {
    /// The operations on the headers of a request that is forwarded; none for any other.
    ///
    /// In Envoy's order: `grpc-timeout`, the weighted cluster's operations, the route's, and
    /// `x-envoy-original-path`. They see `x-envoy-attempt-count: 1`, since this is the first
    /// attempt; after them Envoy's router removes what it obeys, such as `x-envoy-retry-on`,
    /// even if a rule set it.
    public var requestOperations: HeaderOperations {
        @_lifetime(copy self)
        get { HeaderOperations(renderer, isResponse: false) }
    }

    /// The operations on a local reply, which has no headers yet.
    ///
    /// In Envoy's order: the Location, the weighted cluster's operations, the route's, what the
    /// reply's type or gRPC needs, and what CORS adds.
    public var localReplyOperations: HeaderOperations {
        @_lifetime(copy self)
        get { HeaderOperations(renderer, isResponse: true) }
    }

    /// The operations on the headers of the destination's response.
    ///
    /// In Envoy's order: the weighted cluster's operations, the route's, and what CORS adds.
    ///
    /// - Parameter response: The response as the destination sent it.
    /// - Returns: An iterator that also lives no longer than the response.
    @_lifetime(copy self, copy response)
    public func responseOperations(for response: borrowing ResponseView) -> HeaderOperations {
        var renderer = renderer
        renderer?.response = response.bytes
        return HeaderOperations(renderer, isResponse: true)
    }
}

extension EffectRenderer {
    /// The records of one stage of a walk, in Envoy's order; `nil` after the last stage.
    ///
    /// What Envoy writes before the rules' operations, the cluster's removals and writes, the
    /// route's, and what Envoy writes after them.
    func records(ofStage stage: UInt8, isResponse: Bool) -> RecordRange? {
        switch stage {
        case 0: return before(isResponse)
        case 1: return group(1, isResponse).removals
        case 2: return group(1, isResponse).writes
        case 3: return group(2, isResponse).removals
        case 4: return group(2, isResponse).writes
        case 5:
            if !isResponse { return target.kind == .forward ? route.afterRequest : RecordRange() }
            if target.isLocal && target.route >= 0 { return route.afterReply }
            return allowance
        default: return nil
        }
    }

    private func before(_ isResponse: Bool) -> RecordRange {
        if !isResponse { return target.kind == .forward ? route.beforeRequest : RecordRange() }
        if target.kind == .httpsRedirect { return tables.httpsLocation }
        return hasLocation ? route.beforeReply : RecordRange()
    }

    private func group(_ level: UInt8, _ isResponse: Bool) -> OperationGroup {
        if !isResponse && target.kind != .forward { return OperationGroup() }
        return operations(HeaderStage(isResponse: isResponse, level: level))
    }

    private var route: RouteEffect { tables.routes[Int(target.route)] }

    /// What an allowed origin receives.
    private var allowance: RecordRange {
        if target.kind != .forward && target.kind != .preflight { return RecordRange() }
        if !allowsOrigin() { return RecordRange() }
        let record = tables.cors[Int(route.cors)]
        return target.kind == .preflight ? record.preflight : record.decoration
    }
}
