import IstioConfig

extension DestinationRule {
    static let schema = MessageSchema<DestinationRule>(
        "DestinationRule",
        [
            "host": { $0.host = $1.string($2) },
            "trafficPolicy": {
                $0.hasConsistentHash = $1.hasConsistentHash($2)
                $0.tlsPolicies = $1.tlsPolicies($2)
            },
            "subsets": { $0.subsets = $1.list($2, Subset.schema, Subset.init(location:)) },
            "exportTo": { $0.exportTo = $1.strings($2) },
            "workloadSelector": { _, _, _ in },
        ])
}

extension DestinationRule.Subset {
    static let schema = MessageSchema<DestinationRule.Subset>(
        "Subset",
        [
            "name": { $0.name = $1.string($2) },
            "labels": { $0.labels = $1.stringMap($2) },
            "trafficPolicy": { $0.hasConsistentHash = $1.hasConsistentHash($2) },
        ])
}

/// The few fields that are read of a traffic policy; the rest is ignored.
extension DocumentDecoder {
    /// Whether a traffic policy has `loadBalancer.consistentHash`.
    fileprivate func hasConsistentHash(_ index: Int) -> Bool {
        guard let balancer = member("loadBalancer", of: index),
            let hash = member("consistentHash", of: balancer)
        else { return false }
        return !isNull(hash)
    }

    /// The TLS settings of a traffic policy and of its ports.
    fileprivate func tlsPolicies(_ index: Int) -> [DestinationRule.TLSPolicy] {
        var policies = tlsPolicy(of: index, port: nil).map { [$0] } ?? []
        guard let ports = member("portLevelSettings", of: index),
            document.events[ports].kind == .sequenceStart
        else { return policies }
        for settings in items(of: ports) {
            guard let port = member("port", of: settings).flatMap({ member("number", of: $0) }),
                let number = integer(port, UInt32.self)?.value,
                let policy = tlsPolicy(of: settings, port: number)
            else { continue }
            policies.append(policy)
        }
        return policies
    }

    private func tlsPolicy(of index: Int, port: UInt32?) -> DestinationRule.TLSPolicy? {
        guard let tls = member("tls", of: index) else { return nil }
        let mode = member("mode", of: tls).map { document.text($0) }
        let authority = member("caCertificates", of: tls).map { document.text($0) } ?? ""
        let skips = member("insecureSkipVerify", of: tls).flatMap { plain($0) } == .bool(true)
        return DestinationRule.TLSPolicy(
            port: port,
            trustsAnyServer: (mode == "SIMPLE" || mode == "MUTUAL") && authority.isEmpty && !skips,
            location: location(tls))
    }

    /// The value of a mapping's member, or `nil` if it is missing or this is not a mapping.
    private func member(_ name: String, of index: Int) -> Int? {
        guard document.events[index].kind == .mappingStart else { return nil }
        return entries(of: index).first { $0.name == name }?.value
    }
}
