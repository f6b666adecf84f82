import IstioConfig

extension VirtualService {
    static let schema = MessageSchema<VirtualService>(
        "VirtualService",
        [
            "hosts": { $0.hosts = $1.strings($2) },
            "gateways": { $0.gateways = $1.strings($2) },
            "http": { $0.http = $1.list($2, HTTPRoute.schema, HTTPRoute.init(location:)) },
            "tls": { $0.tls = $1.list($2, TLSRoute.schema, TLSRoute.init(location:)) },
            "tcp": { $0.tcp = $1.list($2, TCPRoute.schema, TCPRoute.init(location:)) },
            "exportTo": { $0.exportTo = $1.strings($2) },
        ])
}
