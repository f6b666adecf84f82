package import Routing

/// A proxy as written in a record.
package struct ProxyRecord: Decodable {
    /// The proxy.
    package let proxy: Proxy

    /// Reads a record and refuses unknown keys.
    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: AnyKey.self)
        try object.refuseKeys(otherThan: ["kind", "labels", "gateways", "namespace", "port"])
        let kindName = try object.decode(String.self, forKey: AnyKey("kind"))
        let gateways = try object.value("gateways", [String].self)
        let kind: Proxy.Kind =
            switch kindName {
            case "gateway": gateways.map { .gatewayNamed($0) } ?? .gateway
            case "sidecar": .sidecar
            default: throw RecordError("`proxy.kind` is `gateway` or `sidecar`, not `\(kindName)`")
            }
        proxy = Proxy(
            kind: kind,
            namespace: try object.value("namespace", String.self)
                ?? (kind == .sidecar ? "default" : "istio-system"),
            labels: try object.value("labels", [String: String].self) ?? [:],
            port: try object.value("port", UInt32.self) ?? 80)
    }
}
