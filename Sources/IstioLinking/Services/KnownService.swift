import ASCIIText
import IstioConfig
import IstioNames

/// A service of the mesh: one host of a ServiceEntry, or a Kubernetes Service.
struct KnownService: Sendable {
    /// A port with its protocol, as far as routing distinguishes protocols.
    struct Port: Hashable, Sendable {
        let number: UInt32
        let kind: PortProtocol
    }

    /// The host as written, or `NAME.NAMESPACE.svc.cluster.local`.
    let host: String
    let namespace: String
    let name: String
    let creationTimestamp: String
    let isKubernetes: Bool
    var ports: [Port]
    /// The namespaces that see it; `*` is all.
    let exportTo: Set<String>
    /// Virtual addresses.
    let addresses: [String]
    /// The name to which the service refers (`ExternalName`).
    var externalName: String?

    /// The host in lowercase, the key of virtual hosts.
    var key: String { ASCII.lowercased(host) }

    /// Whether proxies of a namespace see it.
    func isVisible(from namespace: String) -> Bool {
        exportTo.contains("*") || (!exportTo.contains("~") && exportTo.contains(namespace))
    }

    /// Istio's order: age, then name, then namespace.
    static func isOlder(_ left: KnownService, than right: KnownService) -> Bool {
        let leftKey = [left.creationTimestamp, left.name, left.namespace]
        let rightKey = [right.creationTimestamp, right.name, right.namespace]
        return leftKey.lexicographicallyPrecedes(rightKey, by: ASCII.isOrdered(_:before:))
    }
}

extension KnownService {
    /// The services of a ServiceEntry, one for each host.
    static func services(of entry: ServiceEntry) -> [KnownService] {
        let namespace = entry.metadata.effectiveNamespace
        let exported = entry.exportTo.map { $0.value == "." ? namespace : $0.value }
        let ports = entry.ports.map {
            Port(
                number: $0.number?.value ?? 0,
                kind: PortProtocol(istio: $0.protocolName.text()))
        }
        return entry.hosts.map { host in
            KnownService(
                host: host.value, namespace: namespace, name: entry.metadata.name.text(),
                creationTimestamp: entry.metadata.creationTimestamp.text(), isKubernetes: false,
                ports: ports, exportTo: exported.isEmpty ? ["*"] : Set(exported),
                addresses: entry.addresses.map(\.value))
        }
    }

    /// A Kubernetes Service; its annotation `networking.istio.io/exportTo` limits visibility.
    init(_ service: Service) {
        let metadata = service.metadata
        let namespace = metadata.effectiveNamespace
        let written =
            metadata.annotations.value(forKey: "networking.istio.io/exportTo")?.value ?? ""
        let exported = written.split(separator: ",").map { part in
            let name = String(decoding: ASCII.trimmed(Array(part.utf8)), as: UTF8.self)
            return name == "." ? namespace : name
        }
        let all =
            service.clusterIPs.isEmpty ? [service.clusterIP].compactMap(\.self) : service.clusterIPs
        self.init(
            host: NameResolution.host(metadata.name.text(), in: namespace),
            namespace: namespace, name: metadata.name.text(),
            creationTimestamp: metadata.creationTimestamp.text(), isKubernetes: true,
            ports: service.ports.map {
                Port(
                    number: $0.number?.value ?? 0,
                    kind: PortProtocol(
                        kubernetesName: $0.name.text(), appProtocol: $0.protocolName.text(),
                        number: $0.number?.value ?? 0))
            },
            exportTo: exported.isEmpty ? ["*"] : Set(exported),
            addresses: all.map(\.value).filter { !$0.isEmpty && $0 != "None" },
            externalName: service.type.text() == "ExternalName" ? service.externalName.text() : nil)
    }
}
