/// One route applied to one request: fills in the effect.
struct RouteApplication {
    let route: Route
    let request: NormalizedRequest

    /// Fills in what the route does.
    func apply(cluster: Int?, to effect: inout Effect) {
        effect.chance.abort = route.fault.abort == nil ? nil : uncertain(route.fault.abortShare)
        effect.chance.delay =
            route.fault.delayNanoseconds == nil ? nil : uncertain(route.fault.delayShare)
        switch effect.outcome {
        case .abort: abort(cluster: cluster, &effect)
        case .preflight: effect.response = LocalReply.preflight(route.cors, request)
        case .passthrough: passThrough(&effect)
        default: act(cluster: cluster, &effect)
        }
    }

    private func act(cluster: Int?, _ effect: inout Effect) {
        switch route.action {
        case .redirect(let redirect):
            let location = redirect.location(for: request, matchedBy: route.match.path)
            var reply = LocalReply(status: redirect.status, location: location)
            reply.rewrittenPath = redirect.rewrittenPath(
                for: request, matchedBy: route.match.path)
            answer(reply, &effect)
            effect.response?.body = nil
        case .directResponse(let response):
            var reply = LocalReply(status: response.status, body: response.body)
            if response.status == 201 || (300..<400).contains(response.status) {
                reply.location = request.ownAddress
            }
            answer(reply, &effect)
        case .forward(let forward):
            Forwarding(route: route, forward: forward, request: request)
                .apply(cluster: cluster, to: &effect)
        }
    }

    /// The cluster to which a sidecar sends requests that no VirtualService covers.
    private func passThrough(_ effect: inout Effect) {
        guard case .forward(let forward) = route.action else { return }
        switch forward.clusters {
        case .one(let cluster):
            effect.clusterName = cluster.name
            effect.destination = cluster
        default: effect.clusterName = "PassthroughCluster"
        }
    }

    private func abort(cluster index: Int?, _ effect: inout Effect) {
        var local = LocalReply(status: 200)
        if let index, case .forward(let forward) = route.action,
            case .weighted(let clusters) = forward.clusters
        {
            local.clusterHeaders = clusters[index].responseHeaders
        }
        switch route.fault.abort {
        case .http(let status)?: local.status = status
        case .grpc(let status)?: local.grpcStatus = status
        case nil: break
        }
        local.body = Array("fault filter abort".utf8)
        answer(local, &effect)
        effect.response?.body = nil
        effect.response?.headers.removeAll { $0.name == Array("content-type".utf8) }
    }

    private func answer(_ local: LocalReply, _ effect: inout Effect) {
        var changes: [HeaderChange] = []
        effect.response = local.response(to: request, route: route, changes: &changes)
        if effect.outcome == .redirect { effect.response?.takeLocation() }
        effect.headerChanges += changes
    }

    private func uncertain(_ share: FractionalPercent) -> Double? {
        share.isCertain || share.isNever ? nil : share.percent
    }
}

extension ClientResponse {
    /// Moves the location from the headers to its own property.
    fileprivate mutating func takeLocation() {
        let name = Array("location".utf8)
        location = headers.first { $0.name == name }?.value
        headers.removeAll { $0.name == name }
    }
}
