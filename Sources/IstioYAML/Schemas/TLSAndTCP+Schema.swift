import IstioConfig

extension TLSRoute {
    static let schema = MessageSchema<TLSRoute>(
        "TLSRoute",
        [
            "match": {
                $0.match = $1.list(
                    $2, TLSMatchAttributes.schema, TLSMatchAttributes.init(location:))
            },
            "route": {
                $0.route = $1.list($2, RouteDestination.schema, RouteDestination.init(location:))
            },
        ],
        required: ["match"])
}

extension TLSMatchAttributes {
    static let schema = MessageSchema<TLSMatchAttributes>(
        "TLSMatchAttributes",
        [
            "sniHosts": { $0.sniHosts = $1.strings($2) },
            "destinationSubnets": { $0.destinationSubnets = $1.strings($2) },
            "port": { $0.port = $1.integer($2) },
            "sourceLabels": { $0.sourceLabels = $1.stringMap($2) },
            "gateways": { $0.gateways = $1.strings($2) },
            "sourceNamespace": { $0.sourceNamespace = $1.string($2) },
        ],
        required: ["sniHosts"])
}

extension TCPRoute {
    static let schema = MessageSchema<TCPRoute>(
        "TCPRoute",
        [
            "match": {
                $0.match = $1.list(
                    $2, L4MatchAttributes.schema, L4MatchAttributes.init(location:))
            },
            "route": {
                $0.route = $1.list($2, RouteDestination.schema, RouteDestination.init(location:))
            },
        ])
}

extension L4MatchAttributes {
    static let schema = MessageSchema<L4MatchAttributes>(
        "L4MatchAttributes",
        [
            "destinationSubnets": { $0.destinationSubnets = $1.strings($2) },
            "port": { $0.port = $1.integer($2) },
            "sourceSubnet": { $0.sourceSubnet = $1.string($2) },
            "sourceLabels": { $0.sourceLabels = $1.stringMap($2) },
            "gateways": { $0.gateways = $1.strings($2) },
            "sourceNamespace": { $0.sourceNamespace = $1.string($2) },
        ])
}
