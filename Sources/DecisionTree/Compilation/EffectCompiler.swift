import ASCIIText
import RegularExpressions
import Routing

/// Turns the routes of a virtual host into the records of ``EffectTables``.
struct EffectCompiler {
    private(set) var texts = StringPool()
    private(set) var routes: [RouteEffect] = []
    private(set) var forwards: [ForwardEffect] = []
    private(set) var clusters: [ClusterEffect] = []
    private(set) var redirects: [RedirectEffect] = []
    private(set) var directResponses: [DirectResponseRecord] = []
    private(set) var headers: OperationCompiler
    private(set) var cors: [CORSEffect] = []
    private(set) var origins: [OriginCondition] = []
    private(set) var originExpressions: [RegularExpression] = []
    private(set) var replacements: [ReplacingExpression] = []
    private(set) var faults: [FaultEffect] = []
    private(set) var retries: [RetryRecord] = []
    private(set) var mirrors: [MirrorRecord] = []
    private(set) var retriableStatusCodes: [UInt32] = []
    private(set) var httpsLocation = RecordRange()
    let contentType: HeaderName
    let location: HeaderName

    init(_ host: VirtualHost, isSidecar: Bool) {
        headers = OperationCompiler(isSidecar: isSidecar)
        contentType = headers.responseName(Array("content-type".utf8), &texts)
        location = headers.responseName(Array("location".utf8), &texts)
        if host.requiresTLS { httpsLocation = headers.own([.location], &texts) }
        for route in host.routes { add(route) }
    }

    private mutating func add(_ route: Route) {
        headers.routeName = route.name
        let effect: RouteEffect
        switch route.action {
        case .forward(let forward): effect = add(forward, of: route)
        case .redirect(let redirect): effect = add(redirect, of: route)
        case .directResponse(let response): effect = add(response)
        }
        routes.append(finished(effect, route))
    }

    /// Adds what every kind of route has.
    private mutating func finished(_ effect: RouteEffect, _ route: Route) -> RouteEffect {
        var effect = effect
        effect.request = headers.level(route.requestHeaders, isResponse: false, &texts)
        effect.response = headers.level(route.responseHeaders, isResponse: true, &texts)
        effect.cors = add(route.cors)
        effect.fault = add(route.fault)
        if effect.action != .forward || route.fault.abort != nil {
            effect.afterReply = headers.own([.contentType, .grpcStatus, .grpcMessage], &texts)
        }
        return effect
    }

    private mutating func add(_ redirect: Redirect, of route: Route) -> RouteEffect {
        var record = RedirectEffect(
            scheme: texts.add(redirect.scheme), host: texts.add(redirect.host),
            port: redirect.port, status: redirect.status)
        switch redirect.path {
        case .keep: break
        case .replace(let text):
            let hasQuery = text.contains(UInt8(ascii: "?"))
            record.path = hasQuery ? .replaceWithQuery : .replace
            let isRooted = text.first == UInt8(ascii: "/")
            record.prefix.text = texts.add(isRooted ? text : [UInt8(ascii: "/")] + text)
        case .replacePrefix(let text):
            record.path = .replacePrefix
            record.prefix = prefix(text, route)
        }
        redirects.append(record)
        return RouteEffect(
            action: .redirect, record: UInt32(redirects.count - 1),
            beforeReply: headers.own([.location], &texts))
    }

    private mutating func add(_ response: DirectResponse) -> RouteEffect {
        directResponses.append(
            DirectResponseRecord(status: response.status, body: texts.add(response.body)))
        var effect = RouteEffect(action: .directResponse, record: UInt32(directResponses.count - 1))
        if response.status == 201 || (300..<400).contains(response.status) {
            effect.beforeReply = headers.own([.location], &texts)
        }
        return effect
    }

    private mutating func prefix(_ text: [UInt8], _ route: Route) -> PrefixRewrite {
        var rewrite = PrefixRewrite(text: texts.add(text))
        if case .prefix(let prefix, _) = route.match.path {
            rewrite.covered = UInt32(prefix.count)
        }
        return rewrite
    }
}

/// Forwarding.
extension EffectCompiler {
    private mutating func add(_ forward: Forward, of route: Route) -> RouteEffect {
        var record = ForwardEffect(
            hostRewrite: texts.add(forward.hostRewrite),
            timeoutNanoseconds: forward.timeoutNanoseconds)
        record.clusters = add(forward.clusters)
        switch forward.pathRewrite {
        case .prefix(let text):
            record.rewrite = .prefix
            record.prefix = prefix(text, route)
        case .regex(let expression):
            record.rewrite = .expression
            record.expression = UInt32(replacements.count)
            replacements.append(expression)
        case nil: break
        }
        record.retries = add(forward.retries)
        record.mirrors = RecordRange(
            first: UInt32(mirrors.count), count: UInt32(forward.mirrors.count))
        let named = forward.mirrors.map { (name: $0.cluster.name, share: $0.share) }
        for mirror in named.sorted(by: { ASCII.isOrdered($0.name, before: $1.name) }) {
            mirrors.append(
                MirrorRecord(name: texts.add(mirror.name), percent: mirror.share))
        }
        forwards.append(record)
        var effect = RouteEffect(action: .forward, record: UInt32(forwards.count - 1))
        effect.beforeRequest = headers.own([.grpcTimeout], &texts)
        if record.rewrite != .none { effect.afterRequest = headers.own([.originalPath], &texts) }
        return effect
    }

    private mutating func add(_ choice: Forward.ClusterChoice) -> RecordRange {
        let first = UInt32(clusters.count)
        switch choice {
        case .one(let cluster): clusters.append(ClusterEffect(name: texts.add(cluster.name)))
        case .weighted(let weighted):
            for cluster in weighted {
                clusters.append(
                    ClusterEffect(
                        name: texts.add(cluster.cluster.name),
                        hostRewrite: texts.add(cluster.hostRewrite),
                        request: headers.level(
                            cluster.requestHeaders, isResponse: false, &texts),
                        response: headers.level(
                            cluster.responseHeaders, isResponse: true, &texts)))
            }
        case .originalDestination:
            clusters.append(ClusterEffect(name: texts.add("PassthroughCluster")))
        }
        return RecordRange(first: first, count: UInt32(clusters.count) - first)
    }

    private mutating func add(_ policy: RetryPolicy?) -> UInt32 {
        guard let policy else { return RouteEffect.none }
        retries.append(
            RetryRecord(
                attempts: policy.attempts,
                perTryTimeoutNanoseconds: policy.perTryTimeoutNanoseconds ?? 0,
                backoffNanoseconds: policy.backoffNanoseconds ?? 0,
                avoidsPreviousHosts: policy.avoidsPreviousHosts,
                usesRemoteLocalities: policy.usesRemoteLocalities,
                conditions: texts.add(policy.retryOn),
                statusCodes: RecordRange(
                    first: UInt32(retriableStatusCodes.count),
                    count: UInt32(policy.retriableStatusCodes.count))))
        retriableStatusCodes += policy.retriableStatusCodes
        return UInt32(retries.count - 1)
    }
}

/// Faults and CORS.
extension EffectCompiler {
    private mutating func add(_ fault: FaultPolicy) -> UInt32 {
        if fault.abort == nil && fault.delayNanoseconds == nil { return RouteEffect.none }
        var status: UInt32 = 200
        var grpcStatus = UInt32.max
        switch fault.abort {
        case .http(let code): status = code
        case .grpc(let code): grpcStatus = code
        case nil: break
        }
        faults.append(
            FaultEffect(
                delayNanoseconds: fault.delayNanoseconds ?? 0,
                delayPercent: fault.delayShare,
                abortPercent: fault.abort == nil ? .none : fault.abortShare,
                status: status, grpcStatus: grpcStatus))
        return UInt32(faults.count - 1)
    }

    private mutating func add(_ rules: CORSRules?) -> UInt32 {
        guard let rules else { return RouteEffect.none }
        let first = UInt32(origins.count)
        for matcher in rules.allowOrigins { origins.append(condition(matcher)) }
        let allowed = ("access-control-allow-credentials", "true")
        let credentials = rules.allowCredentials == true ? [allowed] : []
        var answer = credentials
        answer.append(("access-control-allow-methods", rules.allowMethods))
        answer.append(("access-control-allow-headers", rules.allowHeaders))
        answer.append(("access-control-max-age", rules.maxAge ?? ""))
        cors.append(
            CORSEffect(
                allowsEveryOrigin: rules.allows(origin: [UInt8(ascii: "*")]),
                origins: RecordRange(first: first, count: UInt32(origins.count) - first),
                decoration: headers.allowance(
                    credentials + [("access-control-expose-headers", rules.exposeHeaders)],
                    &texts),
                preflight: headers.allowance(answer, &texts)))
        return UInt32(cors.count - 1)
    }

    private mutating func condition(_ matcher: TextMatcher) -> OriginCondition {
        switch matcher {
        case .exact(let text):
            return OriginCondition(kind: .exact, text: texts.add(text), expression: 0)
        case .prefix(let text):
            return OriginCondition(kind: .prefix, text: texts.add(text), expression: 0)
        case .regex(let pattern):
            originExpressions.append(pattern.expression)
            return OriginCondition(
                kind: .expression, text: .none,
                expression: UInt32(originExpressions.count - 1))
        }
    }
}
