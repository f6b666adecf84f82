import IstioConfig

extension Gateway {
    static let schema = MessageSchema<Gateway>(
        "Gateway",
        [
            "servers": { $0.servers = $1.list($2, Server.schema, Server.init(location:)) },
            "selector": { $0.selector = $1.stringMap($2) },
        ])
}

extension Gateway.Server {
    static let schema = MessageSchema<Gateway.Server>(
        "Server",
        [
            "port": {
                $0.port = $1.message(
                    $2, Gateway.ServerPort.schema, Gateway.ServerPort.init(location:))
            },
            "bind": { $0.bind = $1.string($2) },
            "hosts": { $0.hosts = $1.strings($2) },
            "tls": {
                $0.tls = $1.message(
                    $2, Gateway.ServerTLSSettings.schema,
                    Gateway.ServerTLSSettings.init(location:))
            },
            "defaultEndpoint": { _, _, _ in },
            "name": { $0.name = $1.string($2) },
        ])
}

extension Gateway.ServerPort {
    static let schema = MessageSchema<Gateway.ServerPort>(
        "Port",
        [
            "number": { $0.number = $1.integer($2) },
            "protocol": { $0.protocolName = $1.string($2) },
            "name": { $0.name = $1.string($2) },
            "targetPort": { _, _, _ in },
        ])
}

extension Gateway.ServerTLSSettings {
    static let schema = MessageSchema<Gateway.ServerTLSSettings>(
        "ServerTLSSettings",
        [
            "httpsRedirect": { $0.httpsRedirect = $1.bool($2) },
            "mode": { $0.mode = $1.choice($2, modes) },
            "serverCertificate": { _, _, _ in },
            "privateKey": { _, _, _ in },
            "caCertificates": { _, _, _ in },
            "caCrl": { _, _, _ in },
            "credentialName": { _, _, _ in },
            "credentialNames": { _, _, _ in },
            "caCertCredentialName": { _, _, _ in },
            "tlsCertificates": { _, _, _ in },
            "subjectAltNames": { _, _, _ in },
            "verifyCertificateSpki": { _, _, _ in },
            "verifyCertificateHash": { _, _, _ in },
            "minProtocolVersion": { _, _, _ in },
            "maxProtocolVersion": { _, _, _ in },
            "cipherSuites": { _, _, _ in },
        ])

    private static let modes: [(String, Mode)] = [
        ("PASSTHROUGH", .passthrough), ("SIMPLE", .simple), ("MUTUAL", .mutual),
        ("AUTO_PASSTHROUGH", .autoPassthrough), ("ISTIO_MUTUAL", .istioMutual),
        ("OPTIONAL_MUTUAL", .optionalMutual),
    ]
}
