import IstioNames
public import Routing

/// What is expected of a destination; omitted parts match anything.
public struct DestinationExpectation: Hashable, Sendable {
    /// The host, complete or as short as Kubernetes allows.
    public var host: String?
    /// The port.
    public var port: UInt32?
    /// The subset; empty for none.
    public var subset: String?

    /// Creates an expectation.
    public init(host: String? = nil, port: UInt32? = nil, subset: String? = nil) {
        self.host = host
        self.port = port
        self.subset = subset
    }

    /// Reads `host`, `host:port`, `host/subset`, `host:port/subset`, or Envoy's
    /// `outbound|port|subset|host`; `nil` for anything else.
    public init?(parsing text: String) {
        let bytes = text.utf8
        if bytes.contains(UInt8(ascii: "|")) {
            let parts = text.split(separator: "|", omittingEmptySubsequences: false)
            guard parts.count == 4, parts[0] == "outbound", let number = UInt32(parts[1]) else {
                return nil
            }
            self.init(host: String(parts[3]), port: number, subset: String(parts[2]))
            return
        }
        let slash = bytes.firstIndex(of: UInt8(ascii: "/"))
        let named = text[..<(slash ?? text.endIndex)]
        let colon = named.utf8.firstIndex(of: UInt8(ascii: ":"))
        let host = named[..<(colon ?? named.endIndex)]
        guard Self.isHost(host) else { return nil }
        self.init(host: String(host), subset: slash.map { String(text[$0...].dropFirst()) })
        if let colon {
            guard let number = UInt16(named[colon...].dropFirst()) else { return nil }
            port = UInt32(number)
        }
        if let subset, subset.isEmpty || subset.contains(where: { $0 == "/" || $0 == " " }) {
            return nil
        }
    }

    private static func isHost(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
                    || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "*")
            }
    }

    /// How many of host, port and subset are given.
    var saidCount: Int {
        [host != nil, port != nil, subset != nil].count { $0 }
    }

    /// Returns whether a destination matches.
    ///
    /// A host without a dot is completed with the deciding rule's namespace, as Istio does there;
    /// `name.namespace` and `name.namespace.svc` are short for the full name.
    public func matches(_ cluster: Cluster, in namespace: String?) -> Bool {
        if let port, port != cluster.port { return false }
        if let subset, subset != cluster.subset { return false }
        guard let host, host != cluster.host else { return true }
        guard cluster.host.hasPrefix(host) else { return false }
        let rest = cluster.host.utf8.dropFirst(host.utf8.count)
        let tail = ".svc.\(NameResolution.domain)"
        return switch host.utf8.count(where: { $0 == UInt8(ascii: ".") }) {
        case 0: namespace.map { rest.elementsEqual(".\($0)\(tail)".utf8) } ?? false
        case 1: rest.elementsEqual(tail.utf8)
        case 2: host.hasSuffix(".svc") && rest.elementsEqual(".\(NameResolution.domain)".utf8)
        default: false
        }
    }
}

extension DestinationExpectation: CustomStringConvertible {
    /// The destination as test files write it.
    public var description: String {
        guard let host else {
            let parts = [
                port.map { "port \($0)" },
                subset.map { $0.isEmpty ? "no subset" : "subset \($0)" },
            ]
            return parts.compactMap { $0 }.joined(separator: ", ")
        }
        let name = host + (port.map { ":\($0)" } ?? "")
        guard let subset else { return name }
        return subset.isEmpty ? "\(name) without subset" : "\(name)/\(subset)"
    }
}
