/// All objects that were read, by kind and in source order.
public struct Configuration: Sendable {
    /// The VirtualServices, delegates included.
    public var virtualServices: [VirtualService] = []
    /// The Gateways.
    public var gateways: [Gateway] = []
    /// The ServiceEntries.
    public var serviceEntries: [ServiceEntry] = []
    /// The Kubernetes Services.
    public var services: [Service] = []
    /// The Sidecars.
    public var sidecars: [Sidecar] = []
    /// The DestinationRules.
    public var destinationRules: [DestinationRule] = []

    /// The locations of objects that istiod cannot decode; they are only partly read.
    public var undecodable: Set<RuleLocation> = []

    /// Creates a configuration without objects.
    public init() {}

    /// Whether the configuration has no objects.
    public var isEmpty: Bool {
        virtualServices.isEmpty && gateways.isEmpty && serviceEntries.isEmpty && services.isEmpty
            && sidecars.isEmpty && destinationRules.isEmpty
    }

    /// Appends all objects of `other`.
    public mutating func append(_ other: Configuration) {
        virtualServices += other.virtualServices
        gateways += other.gateways
        serviceEntries += other.serviceEntries
        services += other.services
        sidecars += other.sidecars
        destinationRules += other.destinationRules
        undecodable.formUnion(other.undecodable)
    }
}
