import IstioConfig
import RegularExpressions
import Routing

/// The inputs for the translation of a forwarding rule.
struct ForwardTranslation {
    let place: RulePlace
    let listener: RouteBuilder.Listener
    /// The authority that the rule's own header operations set.
    let authority: String?
}

/// Forwarding: clusters, rewrites, timeout, retries, mirrors. Source: docs/semantics/istio.md 5.3
/// to 5.8.
extension RouteBuilder {
    /// Translates a forwarding rule; a single destination's header operations join the route's.
    mutating func forward(
        _ translation: ForwardTranslation,
        _ requestHeaders: inout HeaderMutations, _ responseHeaders: inout HeaderMutations,
    ) -> Forward {
        let place = translation.place
        var forward = Forward(clusters: .weighted([]))
        forward.pathRewrite = pathRewrite(place.rule)
        forward.timeoutNanoseconds = place.rule.timeout?.value.nanoseconds ?? 0
        forward.mirrors = mirrors(translation)
        var authority =
            nonEmpty(place.rule.rewrite?.authority.text()) ?? nonEmpty(translation.authority)
        var isHashed = false
        if place.rule.route.count == 1 {
            let only = place.rule.route[0]
            let cluster = cluster(only.destination, translation)
            forward.clusters = .one(cluster)
            isHashed = hashedHosts.contains(cluster.host)
            let own = addOperations(only.headers, to: &requestHeaders, &responseHeaders)
            authority = authority ?? nonEmpty(own)
        } else {
            forward.clusters = .weighted(weightedClusters(translation))
        }
        forward.hostRewrite = authority.map { Array($0.utf8) }
        forward.retries = RetryTranslation.policy(place.rule.retries, isHashed: isHashed)
        return forward
    }

    private func nonEmpty(_ text: String?) -> String? {
        text == "" ? nil : text
    }

    private mutating func pathRewrite(_ rule: HTTPRoute) -> Forward.PathRewrite? {
        guard let rewrite = rule.rewrite else { return nil }
        guard let regex = rewrite.uriRegexRewrite else {
            let text = rewrite.uri.text()
            return text.isEmpty ? nil : .prefix(Array(text.utf8))
        }
        let location = regex.match?.location ?? regex.location
        if regex.match.text().isEmpty {
            refuse(.envoyExpression, "Envoy refuses an empty regular expression", at: location)
            return nil
        }
        do {
            return .regex(
                try ReplacingExpression(regex.match.text(), rewrite: regex.rewrite.text()))
        } catch {
            refuse(.envoyExpression, error.message, at: location)
            return nil
        }
    }

    /// The cluster of a destination.
    ///
    /// Its port is the given one, else the only port of its service, else the listener's.
    private func cluster(
        _ destination: Destination?, _ translation: ForwardTranslation,
    ) -> Cluster {
        let host = destination?.host.text() ?? ""
        let port: UInt32
        if let written = destination?.port?.value {
            port = written
        } else {
            let known = ports(host, translation.place.service.namespace) ?? []
            port = known.count == 1 ? known[0] : translation.listener.port
        }
        return Cluster(host: host, port: port, subset: destination?.subset.text() ?? "")
    }

    /// The destinations with a weight above 0, in order.
    private mutating func weightedClusters(
        _ translation: ForwardTranslation,
    ) -> [WeightedCluster] {
        var clusters: [WeightedCluster] = []
        for entry in translation.place.rule.route {
            guard let weight = entry.weight?.value, weight > 0 else { continue }
            var weighted = WeightedCluster(
                cluster: cluster(entry.destination, translation), weight: UInt32(weight))
            let authority = addOperations(
                entry.headers, to: &weighted.requestHeaders, &weighted.responseHeaders)
            weighted.hostRewrite = nonEmpty(authority).map { Array($0.utf8) }
            clusters.append(weighted)
        }
        let location = translation.place.rule.location
        if clusters.isEmpty {
            refuse(
                .envoyWeights, "Envoy refuses a rule without a destination of weight above 0",
                at: location)
        }
        if clusters.reduce(0, { $0 + UInt64($1.weight) }) > UInt64(UInt32.max) {
            refuse(
                .envoyWeights, "Envoy refuses weights whose sum is above 4294967295", at: location)
        }
        return clusters
    }

    private func mirrors(_ translation: ForwardTranslation) -> [Mirror] {
        let place = translation.place
        var mirrors: [Mirror] = []
        if let mirror = place.rule.mirror, let share = share(ofMirrorIn: place.rule) {
            mirrors.append(Mirror(cluster: cluster(mirror, translation), share: share))
        }
        for policy in place.rule.mirrors {
            if let percentage = policy.percentage, (percentage.value?.value ?? 0) <= 0 { continue }
            mirrors.append(
                Mirror(
                    cluster: cluster(policy.destination, translation),
                    share: policy.percentage?.share ?? .all))
        }
        return mirrors
    }

    /// The share of `mirror`; `nil` if it is 0.
    private func share(ofMirrorIn rule: HTTPRoute) -> FractionalPercent? {
        if let percentage = rule.mirrorPercentage {
            return (percentage.value?.value ?? 0) > 0 ? percentage.share : nil
        }
        guard let percent = rule.mirrorPercent?.value else { return .all }
        return percent > 0 ? FractionalPercent(numerator: percent, denominator: 100) : nil
    }
}
