import IstioConfig

extension Service {
    /// The fields of a Kubernetes Service that routing needs.
    static let schema = MessageSchema<Service>(
        "Service",
        [
            "type": { $0.type = $1.string($2) },
            "clusterIP": { $0.clusterIP = $1.string($2) },
            "clusterIPs": { $0.clusterIPs = $1.strings($2) },
            "externalName": { $0.externalName = $1.string($2) },
            "ports": {
                $0.ports = $1.list(
                    $2, ServicePort.kubernetesSchema, ServicePort.init(location:))
            },
            "selector": { $0.selector = $1.stringMap($2) },
            "allocateLoadBalancerNodePorts": { _, _, _ in },
            "externalIPs": { _, _, _ in },
            "externalTrafficPolicy": { _, _, _ in },
            "healthCheckNodePort": { _, _, _ in },
            "internalTrafficPolicy": { _, _, _ in },
            "ipFamilies": { _, _, _ in },
            "ipFamilyPolicy": { _, _, _ in },
            "loadBalancerClass": { _, _, _ in },
            "loadBalancerIP": { _, _, _ in },
            "loadBalancerSourceRanges": { _, _, _ in },
            "publishNotReadyAddresses": { _, _, _ in },
            "sessionAffinity": { _, _, _ in },
            "sessionAffinityConfig": { _, _, _ in },
            "topologyKeys": { _, _, _ in },
            "trafficDistribution": { _, _, _ in },
        ])
}
