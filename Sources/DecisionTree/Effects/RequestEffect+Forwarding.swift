import Routing

/// What a request's destination receives.
extension RequestEffect {
    /// Envoy's name of the cluster that receives the request; `nil` where it is not forwarded.
    public var clusterName: Span<UInt8>? {
        @_lifetime(copy self)
        get {
            guard let name = clusterBytes() else { return nil }
            return text(name)
        }
    }

    /// The authority that the destination receives; `nil` where it is the Host as sent.
    public var authority: Span<UInt8>? {
        @_lifetime(copy self)
        get {
            guard let authority = authorityBytes() else { return nil }
            return text(authority)
        }
    }

    /// Writes the path and query that the destination receives.
    ///
    /// Does not allocate, lock or retain, except for a rewriting expression that PCRE2 gives up on.
    ///
    /// - Parameter output: The caller's memory, to which the bytes are appended.
    /// - Returns: `unchanged` where the target is forwarded as sent.
    /// - Complexity: linear in the target; with a rewriting expression, for each occurrence.
    #if !DEBUG
    @_noLocks
    #endif
    public func writePath(to output: inout OutputSpan<UInt8>) -> WriteResult {
        guard let renderer, renderer.target.kind == .forward else { return .unchanged }
        if !renderer.isPathRewritten() {
            if scratch.isTargetAsSent { return .unchanged }
        }
        var writer = TextWriter(&output)
        renderer.writePath(&writer)
        return writer.finish(&output)
    }

    /// The timeout of a forwarded request in nanoseconds, 0 for none.
    public var timeoutNanoseconds: Int64 { forward()?.timeoutNanoseconds ?? 0 }

    /// When a forwarded request is retried; `nil` for never.
    public var retries: RetryEffect? {
        @_lifetime(copy self)
        get {
            guard let renderer, let forward = forward(), forward.retries != RouteEffect.none else {
                return nil
            }
            return RetryEffect(renderer.tables.retries[Int(forward.retries)], renderer)
        }
    }

    /// The clusters that may receive a copy of a forwarded request.
    public var mirrors: MirrorList {
        @_lifetime(copy self)
        get { MirrorList(renderer) }
    }
}

/// The implementation of the properties, which cannot have the proof that nothing is allocated.
extension RequestEffect {
    #if !DEBUG
    @_noLocks
    #endif
    func clusterBytes() -> Bytes? {
        switch decision.outcome {
        case .route, .passthrough: break
        case .noRoute, .badRequest, .redirect, .directResponse, .abort, .preflight: return nil
        }
        guard let renderer, renderer.target.cluster >= 0 else { return Bytes("PassthroughCluster") }
        return renderer.tables.bytes(
            renderer.tables.clusters[Int(renderer.target.cluster)].name)
    }

    #if !DEBUG
    @_noLocks
    #endif
    func authorityBytes() -> Bytes? {
        guard let renderer, renderer.target.kind == .forward else { return nil }
        if let rewritten = renderer.rewrittenAuthority { return rewritten }
        return scratch.effectiveAuthority.isEqual(to: scratch.authority)
            ? nil : scratch.effectiveAuthority
    }

    #if !DEBUG
    @_noLocks
    #endif
    func forward() -> ForwardEffect? {
        guard let renderer, renderer.target.kind == .forward else { return nil }
        return renderer.forward
    }
}
