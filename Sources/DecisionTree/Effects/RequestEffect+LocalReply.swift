import Routing

/// The local reply that the client receives.
extension RequestEffect {
    /// The status of the local reply; `nil` where the request is forwarded.
    ///
    /// A gRPC client receives 200, and the status in a header. Does not allocate, lock or retain,
    /// except for a request that is refused before routing.
    public var status: UInt32? { replyStatus() }

    /// Writes the target of a redirect, or of a direct response of 201 or 3xx.
    ///
    /// The same as the value of `location` after the ``localReplyOperations``, for callers that need
    /// no other header. Does not allocate, lock or retain.
    ///
    /// - Parameter output: The caller's memory, to which the bytes are appended.
    /// - Returns: `unchanged` where the reply has no Location, or an empty one.
    /// - Complexity: as ``HeaderOperation/writeValue(to:)``.
    #if !DEBUG
    @_noLocks
    #endif
    public func writeLocation(to output: inout OutputSpan<UInt8>) -> WriteResult {
        guard let renderer, renderer.target.isLocal else { return .unchanged }
        var writer = TextWriter(&output)
        _ = renderer.write(renderer.tables.location, .responded, &writer)
        return writer.count == 0 ? .unchanged : writer.finish(&output)
    }

    /// The body of a direct response or of an abort; `nil` for everything else.
    ///
    /// Empty for HEAD, and for a gRPC client, which receives the text in a header.
    public var body: Span<UInt8>? {
        @_lifetime(copy self)
        get {
            guard let body = bodyBytes() else { return nil }
            return text(body)
        }
    }

    /// The faults that the deciding rule injects into some requests, `nil` for none.
    ///
    /// Envoy draws for the delay, waits, and draws for the abort.
    public var faults: FaultEffect? { faultEffect() }
}

/// The implementation of the properties, which cannot have the proof that nothing is allocated.
extension RequestEffect {
    #if !DEBUG
    @_noLocks
    #endif
    func replyStatus() -> UInt32? {
        switch decision.outcome {
        case .route, .passthrough: return nil
        case .noRoute: return 404
        case .badRequest:
            // The upgrade that the client requests is not configured.
            return decision.virtualHost == nil ? refusalStatus() : 403
        case .redirect, .directResponse, .abort, .preflight: break
        }
        guard let renderer else { return 404 }
        let target = renderer.target
        if target.isLocal && target.kind != .httpsRedirect {
            if scratch.isGRPC { return 200 }
        }
        return renderer.localStatus()
    }

    #if !DEBUG
    @_noLocks
    #endif
    func bodyBytes() -> Bytes? {
        guard let renderer else { return nil }
        let kind = renderer.target.kind
        if kind != .directResponse && kind != .abort { return nil }
        if scratch.isGRPC { return Bytes.none }
        if scratch.method.isEqual(to: Bytes("HEAD")) { return Bytes.none }
        return renderer.localBody()
    }

    #if !DEBUG
    @_noLocks
    #endif
    func faultEffect() -> FaultEffect? {
        guard let renderer, renderer.target.route >= 0 else { return nil }
        let fault = renderer.tables.routes[Int(renderer.target.route)].fault
        return fault == RouteEffect.none ? nil : renderer.tables.faults[Int(fault)]
    }
}
