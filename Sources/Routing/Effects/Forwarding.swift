import ASCIIText

/// A forwarding route applied to one request.
///
/// In Envoy's order: the weighted cluster's header operations, the route's, the host rewrite, the
/// path rewrite (docs/semantics/envoy.md 6.5, 8.2).
struct Forwarding {
    let route: Route
    let forward: Forward
    let request: NormalizedRequest

    func apply(cluster index: Int?, to effect: inout Effect) {
        let choice = choose(index, &effect)
        effect.clusterName = choice.cluster.name
        effect.destination = choice.cluster.host.isEmpty ? nil : choice.cluster
        let sent = forwardedRequest(choice, &effect)
        effect.request = sent.shown
        effect.response = response(choice, sent, &effect)
        addPolicies(to: &effect)
    }

    /// The chosen cluster with its own operations; a single cluster has none.
    private func choose(_ index: Int?, _ effect: inout Effect) -> WeightedCluster {
        switch forward.clusters {
        case .one(let cluster): return WeightedCluster(cluster: cluster, weight: 1)
        case .weighted(let clusters):
            let chosen = clusters[index ?? 0]
            effect.share = WeightShare(
                weight: UInt64(chosen.weight),
                total: clusters.reduce(0) { $0 + UInt64($1.weight) })
            return chosen
        case .originalDestination:
            return WeightedCluster(cluster: Cluster(host: "", port: 0, subset: ""), weight: 1)
        }
    }

    /// The forwarded request, with the headers that Envoy holds and those that are shown.
    private struct Sent {
        var headers: HeaderList
        var authority: [UInt8]
        var path: [UInt8]
        var shown: ForwardedRequest
    }

    private func forwardedRequest(_ choice: WeightedCluster, _ effect: inout Effect) -> Sent {
        var headers = request.headers
        if let limit = grpcTimeout { headers.set("grpc-timeout", limit) }
        // Istio makes Envoy count attempts, and this is the first.
        headers.set(InlineHeaders.attemptCount, Array("1".utf8))
        var target = HeaderMutations.Target(headers: headers, isResponse: false)
        let context = { (now: HeaderList) in
            HeaderFormat.Context(
                request: request, requestHeaders: now, path: request.target,
                authority: request.authority, routeName: route.name,
                clusterName: choice.cluster.name)
        }
        choice.requestHeaders.apply(to: &target, context: context)
        route.requestHeaders.apply(to: &target, context: context)
        let authority = forward.hostRewrite ?? choice.hostRewrite ?? request.authority
        let path = rewrittenPath()
        effect.headerChanges += target.changes
        for field in target.headers.fields where InlineHeaders.areConsumed(field.name) {
            target.headers.remove(field.name)
        }
        let shown = shownHeaders(target, isRewritten: path != nil)
        var sentHeaders = target.headers
        if path != nil { sentHeaders.set(PathRewriting.originalPath, request.target) }
        return Sent(
            headers: sentHeaders, authority: authority, path: path ?? request.target,
            shown: ForwardedRequest(
                method: request.method, authority: authority, path: path ?? request.target,
                headers: shown))
    }

    /// The timeout that Envoy sends to a gRPC request's destination, if any.
    private var grpcTimeout: String? {
        guard request.isGRPC else { return nil }
        let milliseconds = { (nanoseconds: Int64) in UInt64(clamping: nanoseconds / 1_000_000) }
        return GRPCTimeout.forwarded(
            request.headers.first("grpc-timeout"),
            ruleMilliseconds: milliseconds(forward.timeoutNanoseconds),
            tryMilliseconds: milliseconds(forward.retries?.perTryTimeoutNanoseconds ?? 0))
    }

    private func rewrittenPath() -> [UInt8]? {
        switch forward.pathRewrite {
        case .prefix(let text)?:
            PathRewriting.replacePrefix(of: request, matchedBy: route.match.path, with: text)
        case .regex(let expression)?:
            PathRewriting.replaceOccurrences(in: request, by: expression)
        case nil: nil
        }
    }

    /// The headers without those that Envoy adds for its own use.
    ///
    /// One that the client also sent, or that a rule writes, is shown.
    private func shownHeaders(
        _ target: HeaderMutations.Target, isRewritten: Bool,
    ) -> [HeaderField] {
        var headers = target.headers
        let originalPath = PathRewriting.originalPath
        let sent = Set(request.original.headers.map { ASCII.lowercased($0.name) })
        if isRewritten && sent.contains(originalPath) { headers.set(originalPath, request.target) }
        var own = request.ownHeaders
        if !sent.contains(InlineHeaders.attemptCount) { own.insert(InlineHeaders.attemptCount) }
        return headers.fields.filter {
            !own.contains($0.name) || target.written.contains($0.name)
        }.sorted(by: HeaderField.isOrdered(_:before:))
    }

    private func response(
        _ choice: WeightedCluster, _ sent: Sent, _ effect: inout Effect,
    ) -> ClientResponse {
        let upstream = request.original.upstream
        let headers = HeaderList(answered: upstream)
        var target = HeaderMutations.Target(headers: headers, isResponse: true)
        let context = { (now: HeaderList) in
            HeaderFormat.Context(
                request: request, requestHeaders: sent.headers, path: sent.path,
                authority: sent.authority, responseHeaders: now, responseCode: upstream.status,
                routeName: route.name, clusterName: choice.cluster.name)
        }
        choice.responseHeaders.apply(to: &target, context: context)
        route.responseHeaders.apply(to: &target, context: context)
        route.cors?.decorate(&target.headers, for: request)
        effect.headerChanges += target.changes
        return ClientResponse(
            status: upstream.status,
            headers: target.headers.shownInResponse(written: target.written))
    }

    private func addPolicies(to effect: inout Effect) {
        effect.timeoutNanoseconds =
            forward.timeoutNanoseconds == 0 ? nil : forward.timeoutNanoseconds
        effect.retries = forward.retries
        for mirror in forward.mirrors {
            if mirror.share.isCertain {
                effect.mirrors.append(mirror.cluster)
            } else if !mirror.share.isNever {
                effect.chance.mirrors.append(
                    Probabilities.MirrorChance(
                        cluster: mirror.cluster, percent: mirror.share.percent))
            }
        }
        effect.mirrors.sort { ASCII.isOrdered($0.name, before: $1.name) }
        effect.chance.mirrors.sort { ASCII.isOrdered($0.cluster.name, before: $1.cluster.name) }
    }
}
