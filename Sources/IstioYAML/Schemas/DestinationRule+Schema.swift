import IstioConfig

extension DestinationRule {
    static let schema = MessageSchema<DestinationRule>(
        "DestinationRule",
        [
            "host": { $0.host = $1.string($2) },
            "trafficPolicy": { $0.hasConsistentHash = $1.hasConsistentHash($2) },
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

extension DocumentDecoder {
    /// Whether a traffic policy has `loadBalancer.consistentHash`; the rest is read past.
    fileprivate mutating func hasConsistentHash(_ index: Int) -> Bool {
        guard document.events[index].kind == .mappingStart,
            let balancer = entries(of: index).first(where: { $0.name == "loadBalancer" })?.value,
            document.events[balancer].kind == .mappingStart
        else { return false }
        return entries(of: balancer).contains { $0.name == "consistentHash" && !isNull($0.value) }
    }
}
