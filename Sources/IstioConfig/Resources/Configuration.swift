/// All objects that were read, by kind and in the order in which they are written.
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

    /// The places of objects that istiod cannot decode: what of them is here is only a part.
    public var undecodable: Set<RuleLocation> = []

    /// Creates a configuration without objects.
    public init() {}

    /// Whether there is no object at all.
    public var isEmpty: Bool {
        virtualServices.isEmpty && gateways.isEmpty && serviceEntries.isEmpty && services.isEmpty
            && sidecars.isEmpty && destinationRules.isEmpty
    }

    /// Adds all objects of `other` behind those that are here.
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
