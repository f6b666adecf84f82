public import IstioConfig

/// Turns a configuration into the route table of one proxy.
///
/// Names are completed, delegates merged and VirtualServices ordered once; `link(_:)` may then be
/// called for many proxies.
public struct Linker: Sendable {
    /// What may be taken for granted where the configuration is silent.
    public struct Assumptions: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int

        /// Creates a set of bits.
        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// A Gateway that is named but not given is one HTTP server on the asked port for all hosts.
        public static let gateways = Assumptions(rawValue: 1)
        /// Without any Service and ServiceEntry, every host of a VirtualService is a service that
        /// has the asked port.
        public static let services = Assumptions(rawValue: 2)
    }

    /// Prepares a configuration.
    ///
    /// - Complexity: linear in the configuration, and n log n for the order of VirtualServices.
    public init(_ configuration: Configuration, assuming assumptions: Assumptions = []) {
    }

    /// Makes the route table that the proxy would get.
    ///
    /// A gateway without server on the port, and a sidecar without service on it, get a table
    /// without virtual hosts.
    ///
    /// - Throws: ``LinkError`` with everything that Envoy would refuse, since it would refuse the
    ///   whole table.
    public func link(_ proxy: Proxy) throws(LinkError) -> RouteTable {
        RouteTable(name: "", proxy: proxy, virtualHosts: [], assumptions: [])
    }
}

/// Why Envoy would refuse the route table of a proxy.
public struct LinkError: Error, Sendable {
    /// What is refused, sorted by place.
    public let diagnostics: [Diagnostic]
}
