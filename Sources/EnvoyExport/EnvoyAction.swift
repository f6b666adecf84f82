import JSONWriting
import RegularExpressions
import Routing

/// Actions as Envoy's `RouteAction`, `RedirectAction` and `DirectResponseAction`.
enum EnvoyAction {
    /// Writes the member that names the action.
    static func write(_ action: RouteAction, to object: inout JSONWriter) {
        switch action {
        case .redirect(let redirect): object.nested("redirect") { write(redirect, to: &$0) }
        case .directResponse(let response):
            object.nested("directResponse") { member in
                member.field("status", response.status)
                if !response.body.isEmpty { writeBody(response.body, to: &member) }
            }
        case .forward(let forward): object.nested("route") { write(forward, to: &$0) }
        }
    }

    private static func writeBody(_ body: [UInt8], to object: inout JSONWriter) {
        let isText = String(validating: body, as: UTF8.self) != nil
        object.nested("body") { member in
            if isText {
                member.field("inlineString", body)
            } else {
                member.base64("inlineBytes", body)
            }
        }
    }

    private static func write(_ redirect: Redirect, to object: inout JSONWriter) {
        if let scheme = redirect.scheme { object.field("schemeRedirect", scheme) }
        if let host = redirect.host { object.field("hostRedirect", host) }
        if redirect.port != 0 { object.field("portRedirect", redirect.port) }
        switch redirect.path {
        case .keep: object.field("pathRedirect", "")
        case .replace(let path): object.field("pathRedirect", path)
        case .replacePrefix(let prefix): object.field("prefixRewrite", prefix)
        }
        let codes: [UInt32: String] = [
            302: "FOUND", 303: "SEE_OTHER", 307: "TEMPORARY_REDIRECT", 308: "PERMANENT_REDIRECT",
        ]
        if let code = codes[redirect.status] { object.field("responseCode", code) }
    }

    private static func write(_ forward: Forward, to object: inout JSONWriter) {
        switch forward.clusters {
        case .one(let cluster): object.field("cluster", cluster.name)
        case .originalDestination: object.field("cluster", "PassthroughCluster")
        case .weighted(let clusters):
            object.nested("weightedClusters") { member in
                member.key("clusters")
                member.list { list in
                    for cluster in clusters { list.object { write(cluster, to: &$0) } }
                }
            }
        }
        switch forward.pathRewrite {
        case .prefix(let prefix)?: object.field("prefixRewrite", prefix)
        case .regex(let expression)?:
            object.nested("regexRewrite") { member in
                member.nested("pattern") { $0.field("regex", expression.text) }
                if !expression.rewrite.isEmpty {
                    member.field("substitution", expression.rewrite)
                }
            }
        case nil: break
        }
        if let host = forward.hostRewrite { object.field("hostRewriteLiteral", host) }
        object.duration("timeout", nanoseconds: forward.timeoutNanoseconds)
        if let retries = forward.retries { EnvoyRetries.write(retries, to: &object) }
        writeMirrors(forward.mirrors, to: &object)
        object.duration("maxGrpcTimeout", nanoseconds: forward.timeoutNanoseconds)
    }

    private static func write(_ cluster: WeightedCluster, to object: inout JSONWriter) {
        object.field("name", cluster.cluster.name)
        object.field("weight", cluster.weight)
        if let host = cluster.hostRewrite { object.field("hostRewriteLiteral", host) }
        EnvoyHeaders.write(cluster.requestHeaders, of: "request", to: &object)
        EnvoyHeaders.write(cluster.responseHeaders, of: "response", to: &object)
    }

    private static func writeMirrors(_ mirrors: [Mirror], to object: inout JSONWriter) {
        if mirrors.isEmpty { return }
        object.key("requestMirrorPolicies")
        object.list { list in
            for mirror in mirrors {
                list.object { policy in
                    policy.field("cluster", mirror.cluster.name)
                    policy.nested("runtimeFraction", "defaultValue") { $0.share(mirror.share) }
                    policy.field("traceSampled", false)
                    policy.field("disableShadowHostSuffixAppend", true)
                }
            }
        }
    }
}

/// Retries as Envoy's `RetryPolicy`.
enum EnvoyRetries {
    /// Writes `retryPolicy`.
    static func write(_ retries: RetryPolicy, to object: inout JSONWriter) {
        object.nested("retryPolicy") { policy in
            policy.field("retryOn", retries.retryOn)
            policy.field("numRetries", retries.attempts)
            if let limit = retries.perTryTimeoutNanoseconds {
                policy.duration("perTryTimeout", nanoseconds: limit)
            }
            if retries.usesRemoteLocalities {
                policy.nested("retryPriority") { priority in
                    priority.field("name", "envoy.retry_priorities.previous_priorities")
                    priority.nested("typedConfig") { config in
                        config.field(
                            "@type",
                            "type.googleapis.com/envoy.extensions.retry.priority."
                                + "previous_priorities.v3.PreviousPrioritiesConfig")
                        config.field("updateFrequency", 2)
                    }
                }
            }
            if retries.avoidsPreviousHosts { writePredicate(to: &policy) }
            policy.field("hostSelectionRetryMaxAttempts", "5")
            if !retries.retriableStatusCodes.isEmpty {
                policy.key("retriableStatusCodes")
                policy.list { list in
                    for code in retries.retriableStatusCodes { list.literal(String(code)) }
                }
            }
            if let backoff = retries.backoffNanoseconds {
                policy.nested("retryBackOff") {
                    $0.duration("baseInterval", nanoseconds: backoff)
                }
            }
        }
    }

    private static func writePredicate(to policy: inout JSONWriter) {
        policy.key("retryHostPredicate")
        policy.list { list in
            list.object { predicate in
                predicate.field("name", "envoy.retry_host_predicates.previous_hosts")
                predicate.nested("typedConfig") {
                    $0.field(
                        "@type",
                        "type.googleapis.com/envoy.extensions.retry.host.previous_hosts.v3."
                            + "PreviousHostsPredicate")
                }
            }
        }
    }
}
