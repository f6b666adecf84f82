import IstioConfig

/// IST0101 and IST0165: references to subsets and Gateways that do not exist.
struct References {
    private(set) var findings: [Diagnostic]

    init(_ objects: AnalysedObjects) {
        var subsets: Set<String> = []
        for rule in objects.destinationRules {
            let host = Self.resource(rule.host.text(), from: rule.metadata.effectiveNamespace)
            for subset in rule.subsets { subsets.insert("\(host)+\(subset.name.text())") }
        }
        var found = Findings()
        for service in objects.virtualServices {
            let namespace = service.metadata.effectiveNamespace
            for destination in service.allDestinations {
                guard let subset = destination.subset, !subset.value.isEmpty else { continue }
                let host = destination.host.text()
                if subsets.contains("\(Self.resource(host, from: namespace))+\(subset.value)") {
                    continue
                }
                found.warn(
                    .missingReference,
                    "no DestinationRule here has the subset `\(subset.value)` of `\(host)`",
                    suggestion: "without one Envoy answers 503", of: service.metadata,
                    at: subset.location)
            }
            for gateway in service.gateways where gateway.value != "mesh" {
                Self.check(gateway, of: service, objects, &found)
            }
        }
        findings = found.all
    }

    private static func check(
        _ gateway: Located<String>, of service: VirtualService, _ objects: AnalysedObjects,
        _ found: inout Findings,
    ) {
        if Gateways.isGenerated(gateway.value) {
            found.warn(
                .internalGateway, "`\(gateway.value)` is a Gateway that Istio makes for itself",
                suggestion: "use an HTTPRoute, or a Gateway of your own", of: service.metadata,
                at: gateway.location)
            return
        }
        let name = Gateways.analyzedName(gateway.value, from: service.metadata.effectiveNamespace)
        if objects.gateways[name] != nil { return }
        let runtime = Gateways.runtimeName(
            gateway.value, from: service.metadata.effectiveNamespace)
        // istioctl looks up a legacy name as written and misses it, but the name works
        // (docs/semantics/istio.md 8.3).
        if objects.gateways[runtime] != nil { return }
        found.warn(
            .missingReference, "no Gateway `\(runtime)` is here",
            suggestion: "without it the rules apply to no gateway", of: service.metadata,
            at: gateway.location)
    }

    /// A host as istioctl's analyzers name its service: `namespace/name`.
    private static func resource(_ host: String, from namespace: String) -> String {
        let suffix = ".svc.cluster.local"
        if host.hasSuffix(suffix) {
            let name = host.dropLast(suffix.count)
            if let dot = name.lastIndex(of: "."), dot > name.startIndex,
                name.index(after: dot) < name.endIndex
            {
                return "\(name[name.index(after: dot)...])/\(name[..<dot])"
            }
        }
        return host.contains("/") ? host : "\(namespace)/\(host)"
    }
}

extension VirtualService {
    /// Every destination of every rule, including mirrors, in order.
    var allDestinations: [Destination] {
        var all: [Destination] = []
        for rule in http {
            all += rule.route.compactMap(\.destination)
            if let mirror = rule.mirror { all.append(mirror) }
            all += rule.mirrors.compactMap(\.destination)
        }
        for rule in tcp { all += rule.route.compactMap(\.destination) }
        for rule in tls { all += rule.route.compactMap(\.destination) }
        return all
    }
}
