import IstioConfig

/// The objects that `istioctl analyze` examines.
///
/// Of several with the same name the last counts; Kubernetes' own namespaces are left out.
struct AnalysedObjects {
    let virtualServices: [VirtualService]
    let gateways: [String: Gateway]
    let destinationRules: [DestinationRule]

    init(_ configuration: Configuration) {
        virtualServices = Self.last(of: configuration.virtualServices, \.metadata).filter {
            !configuration.undecodable.contains($0.location)
        }
        destinationRules = Self.last(of: configuration.destinationRules, \.metadata)
        gateways = Dictionary(
            Self.last(of: configuration.gateways, \.metadata).map {
                ($0.metadata.fullName, $0)
            }, uniquingKeysWith: { $1 })
    }

    /// Whether the object's annotation suppresses a code.
    static func suppresses(_ code: DiagnosticCode, _ metadata: ObjectMetadata) -> Bool {
        metadata.annotations.contains { entry in
            entry.key.value == "galley.istio.io/analyze-suppress"
                && entry.value.value.split(separator: ",").contains {
                    $0 == code.rawValue || $0 == "*"
                }
        }
    }

    private static let systemNamespaces: Set<String> = [
        "kube-system", "kube-public", "kube-node-lease", "local-path-storage",
    ]

    private static func last<Object>(
        of objects: [Object], _ metadata: (Object) -> ObjectMetadata,
    ) -> [Object] {
        let names = objects.map { metadata($0).fullName }
        let last = Dictionary(zip(names, objects.indices), uniquingKeysWith: { $1 })
        return objects.indices.filter { index in
            last[names[index]] == index
                && !systemNamespaces.contains(metadata(objects[index]).effectiveNamespace)
        }.map { objects[$0] }
    }
}
