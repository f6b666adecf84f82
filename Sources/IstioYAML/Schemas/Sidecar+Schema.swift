import IstioConfig

extension Sidecar {
    static let schema = MessageSchema<Sidecar>(
        "Sidecar",
        [
            "workloadSelector": { sidecar, decoder, index in
                sidecar.workloadSelector =
                    decoder.message(
                        index, WorkloadSelector.schema, WorkloadSelector.init(location:)
                    )
                    .labels
            },
            "ingress": { _, _, _ in },
            "inboundConnectionPool": { _, _, _ in },
            "egress": {
                $0.egress = $1.list($2, EgressListener.schema, EgressListener.init(location:))
            },
            "outboundTrafficPolicy": { sidecar, decoder, index in
                sidecar.outboundMode =
                    decoder.message(index, OutboundPolicy.schema, OutboundPolicy.init(location:))
                    .mode
            },
        ])
}

extension Sidecar.EgressListener {
    static let schema = MessageSchema<Sidecar.EgressListener>(
        "IstioEgressListener",
        [
            "port": { listener, decoder, index in
                listener.port =
                    decoder.message(
                        index, Gateway.ServerPort.schema, Gateway.ServerPort.init(location:)
                    ).number
            },
            "bind": { _, _, _ in },
            "captureMode": { _, _, _ in },
            "hosts": { $0.hosts = $1.strings($2) },
        ])
}

/// Istio's `WorkloadSelector`.
private struct WorkloadSelector {
    var labels: OrderedMap<Located<String>> = []

    init(location: RuleLocation) {}

    static let schema = MessageSchema<WorkloadSelector>(
        "WorkloadSelector", ["labels": { $0.labels = $1.stringMap($2) }])
}

/// Istio's `OutboundTrafficPolicy`.
private struct OutboundPolicy {
    var mode: Located<Sidecar.OutboundMode>?

    init(location: RuleLocation) {}

    static let schema = MessageSchema<OutboundPolicy>(
        "OutboundTrafficPolicy",
        [
            "mode": {
                $0.mode = $1.choice(
                    $2,
                    [
                        ("REGISTRY_ONLY", Sidecar.OutboundMode.registryOnly),
                        ("ALLOW_ANY", .allowAny),
                    ])
            },
            "egressProxy": { _, _, _ in },
        ])
}
