import IstioConfig

/// Finds VirtualServices by location or host.
struct RuleNames {
    private let configuration: Configuration
    private var byHost: [String: Int] = [:]
    private var byLocation: [RuleLocation: Int] = [:]
    private var wildcards: [(tail: Substring, index: Int)] = []

    init(_ configuration: Configuration) {
        self.configuration = configuration
        for (index, service) in configuration.virtualServices.enumerated() {
            byLocation[service.location] = index
            for host in service.hosts {
                let name = host.value.lowercased()
                if name.hasPrefix("*") {
                    wildcards.append((name.dropFirst(), index))
                } else if byHost[name] == nil {
                    byHost[name] = index
                }
            }
        }
    }

    /// The VirtualService that is written at a location.
    func service(at location: RuleLocation) -> VirtualService? {
        byLocation[location].map { configuration.virtualServices[$0] }
    }

    /// The namespace of the VirtualService that has a host for the mesh only, if any.
    func meshNamespace(ofHost authority: String) -> String? {
        let name = authority.split(separator: ":").first.map { $0.lowercased() } ?? ""
        let wildcard = { wildcards.first { name.hasSuffix($0.tail) }?.index }
        guard let index = byHost[name] ?? wildcard() else { return nil }
        let service = configuration.virtualServices[index]
        let isForMesh = service.gateways.allSatisfy { $0.value == "mesh" }
        return isForMesh ? service.metadata.effectiveNamespace : nil
    }
}
