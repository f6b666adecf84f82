import IstioConfig

/// VS281: references to delegates that do not exist or cannot be used.
///
/// The rule then has no effect, and Istio does not report it (docs/semantics/istio.md 6.1 and 8).
struct Delegates {
    private(set) var findings: [Diagnostic]

    init(_ objects: AnalysedObjects) {
        findings = []
        let haveDelegates = objects.virtualServices.contains { service in
            service.http.contains { $0.delegate != nil }
        }
        if !haveDelegates { return }
        var services: [String: VirtualService] = [:]
        for service in objects.virtualServices { services[service.metadata.fullName] = service }
        var found = Findings()
        for root in objects.virtualServices where !root.hosts.isEmpty {
            let namespace = root.metadata.effectiveNamespace
            for rule in root.http {
                guard let reference = rule.delegate else { continue }
                let written = reference.namespace.text()
                let name = "\(written.isEmpty ? namespace : written)/\(reference.name.text())"
                guard let fault = Self.fault(of: services[name], seenFrom: namespace) else {
                    continue
                }
                found.warn(
                    .unusableDelegate, "the delegate `\(name)` \(fault), so this rule does nothing",
                    of: root.metadata, at: reference.location)
            }
        }
        findings = found.all
    }

    private static func fault(of delegate: VirtualService?, seenFrom namespace: String) -> String? {
        guard let delegate else { return "is not here" }
        if !delegate.hosts.isEmpty { return "has hosts, which makes it no delegate" }
        let own = delegate.metadata.effectiveNamespace
        let exported = delegate.exportTo.map { $0.value == "." ? own : $0.value }
        if exported.isEmpty || exported.contains("*") || exported.contains(namespace) { return nil }
        return "is not exported to namespace `\(namespace)`"
    }
}
