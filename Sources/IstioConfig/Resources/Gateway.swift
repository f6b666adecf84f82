/// Istio's `Gateway`: servers at the edge of the mesh.
public struct Gateway: Sendable {
    /// The object's name, namespace and other metadata.
    public var metadata: ObjectMetadata
    /// Labels that a proxy must have to serve this Gateway; empty means every gateway proxy.
    public var selector: OrderedMap<Located<String>> = []
    /// The servers, in order.
    public var servers: [Server] = []
    /// Where the object is written.
    public var location: RuleLocation

    /// Creates a Gateway without servers.
    public init(metadata: ObjectMetadata, location: RuleLocation) {
        self.metadata = metadata
        self.location = location
    }

    /// Istio's `Server`: a port with the hosts that it serves.
    public struct Server: Sendable {
        /// The server's name.
        public var name: Located<String>?
        /// The port.
        public var port: ServerPort?
        /// The address to listen on.
        public var bind: Located<String>?
        /// The hosts, each as `host` or `namespace/host`.
        public var hosts: [Located<String>] = []
        /// TLS settings.
        public var tls: ServerTLSSettings?
        /// Where the server is written.
        public var location: RuleLocation

        /// Creates a server without port.
        public init(location: RuleLocation) {
            self.location = location
        }
    }

    /// Istio's `Port` of a Gateway server.
    public struct ServerPort: Sendable {
        /// The port number, which `port` in a match refers to.
        public var number: Located<UInt32>?
        /// `HTTP`, `HTTPS`, `GRPC`, `GRPC-WEB`, `HTTP2`, `MONGO`, `TCP` or `TLS`.
        public var protocolName: Located<String>?
        /// The port's name.
        public var name: Located<String>?
        /// Where the port is written.
        public var location: RuleLocation

        /// Creates a port without number.
        public init(location: RuleLocation) {
            self.location = location
        }
    }

    /// Istio's `ServerTLSSettings`, as far as routing depends on it.
    public struct ServerTLSSettings: Sendable {
        /// Istio's `TLSmode`.
        public enum Mode: Int32, Hashable, Sendable {
            /// The connection is passed through, routed by its server name.
            case passthrough = 0
            /// TLS is terminated.
            case simple = 1
            /// TLS is terminated, with client certificates.
            case mutual = 2
            /// The connection is passed through to the cluster for its server name.
            case autoPassthrough = 3
            /// The mesh's TLS is terminated.
            case istioMutual = 4
            /// TLS is terminated, with client certificates if offered.
            case optionalMutual = 5
        }

        /// Whether plain requests are redirected to `https`.
        public var httpsRedirect: Located<Bool>?
        /// What happens to TLS; absent means passthrough.
        public var mode: Located<Mode>?
        /// Where the settings are written.
        public var location: RuleLocation

        /// Creates settings that pass TLS through.
        public init(location: RuleLocation) {
            self.location = location
        }
    }
}
