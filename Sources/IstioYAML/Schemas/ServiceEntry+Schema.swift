import IstioConfig

extension ServiceEntry {
    static let schema = MessageSchema<ServiceEntry>(
        "ServiceEntry",
        [
            "hosts": { $0.hosts = $1.strings($2) },
            "addresses": { $0.addresses = $1.strings($2) },
            "ports": {
                $0.ports = $1.list($2, ServicePort.schema, ServicePort.init(location:))
            },
            "location": { _, _, _ in },
            "resolution": { $0.resolution = $1.choice($2, resolutions) },
            "endpoints": {
                $0.endpoints = $1.list($2, WorkloadEntry.schema, WorkloadEntry.init(location:))
            },
            "workloadSelector": { _, _, _ in },
            "exportTo": { $0.exportTo = $1.strings($2) },
            "subjectAltNames": { _, _, _ in },
        ])

    private static let resolutions: [(String, Resolution)] = [
        ("NONE", .none), ("STATIC", .static), ("DNS", .dns), ("DNS_ROUND_ROBIN", .dnsRoundRobin),
        ("DYNAMIC_DNS", .dynamicDNS),
    ]
}

extension ServicePort {
    static let schema = MessageSchema<ServicePort>(
        "ServicePort",
        [
            "number": { $0.number = $1.integer($2) },
            "protocol": { $0.protocolName = $1.string($2) },
            "name": { $0.name = $1.string($2) },
            "targetPort": { $0.targetPort = $1.integer($2) },
        ])

    /// A port of a Kubernetes Service: `port` is the number, `targetPort` may be a name.
    static let kubernetesSchema = MessageSchema<ServicePort>(
        "ServicePort",
        [
            "port": { $0.number = $1.integer($2) },
            "appProtocol": { $0.protocolName = $1.string($2) },
            "name": { $0.name = $1.string($2) },
            "protocol": { _, _, _ in },
            "nodePort": { _, _, _ in },
            "targetPort": { port, decoder, index in
                if decoder.plain(index) != .text { port.targetPort = decoder.integer(index) }
            },
        ])
}

extension WorkloadEntry {
    static let schema = MessageSchema<WorkloadEntry>(
        "WorkloadEntry",
        [
            "address": { $0.address = $1.string($2) },
            "ports": { _, _, _ in },
            "labels": { $0.labels = $1.stringMap($2) },
            "network": { _, _, _ in },
            "locality": { _, _, _ in },
            "weight": { _, _, _ in },
            "serviceAccount": { _, _, _ in },
        ])
}
