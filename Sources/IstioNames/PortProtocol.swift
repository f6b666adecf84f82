import ASCIIText

/// A port's protocol, as far as routing distinguishes protocols.
package enum PortProtocol: Hashable, Sendable {
    /// HTTP, HTTP2, gRPC or gRPC-Web: VirtualServices' http rules apply.
    case http
    /// Not specified: Istio inspects the first bytes of a connection.
    case detected
    /// Anything else: no http rules.
    case other

    /// Whether a port of this protocol gets a virtual host.
    package var mayBeHTTP: Bool { self != .other }

    /// Reads the protocol of a Gateway's or ServiceEntry's port; case is ignored.
    package init(istio name: String) {
        switch ASCII.lowercased(name) {
        case "": self = .detected
        case "http", "http2", "grpc", "grpc-web": self = .http
        default: self = .other
        }
    }

    /// Reads the protocol of a Kubernetes Service's port: `appProtocol`, else the port's name up to
    /// its first dash (except `grpc-web`), else well-known numbers.
    ///
    /// Source: Istio's `pkg/config/kube/conversion.go` (`ConvertProtocol`).
    package init(kubernetesName name: String, appProtocol: String, number: UInt32) {
        let lower = ASCII.lowercased(name)
        if !appProtocol.isEmpty {
            self = Self.fromApplication(ASCII.lowercased(appProtocol))
        } else if lower == "grpc-web" || lower.hasPrefix("grpc-web-") {
            self = .http
        } else {
            self = Self.fromPrefix(lower.split(separator: "-").first.map(String.init) ?? "", number)
        }
    }

    private static func fromApplication(_ name: String) -> PortProtocol {
        switch name {
        case "kubernetes.io/h2c", "kubernetes.io/ws", "h2c": .http
        case "kubernetes.io/wss": .other
        default: fromPrefix(name, 0)
        }
    }

    private static func fromPrefix(_ word: String, _ number: UInt32) -> PortProtocol {
        switch word {
        case "http", "http2", "grpc", "grpc-web": .http
        case "https", "tls", "tcp", "mongo", "mysql", "redis", "udp", "hbone": .other
        default: wellKnownTCP.contains(number) ? .other : .detected
        }
    }

    /// Ports that Istio does not sniff since the server sends first: SMTP, DNS, MySQL,
    /// MongoDB.
    private static let wellKnownTCP: Set<UInt32> = [25, 53, 3306, 27017]
}
