public import IstioConfig
public import Routing

/// The structure of a compiled virtual host, for people.
///
/// The host is compiled again for it, so that trees that decide store nothing extra.
public struct TreeDescription: Hashable, Sendable {
    /// What a part of the tree is.
    public enum Kind: Sendable {
        /// A virtual host.
        case host
        /// A field, and the kind of lookup in it.
        case question
        /// A result of the lookup above.
        case answer
        /// A route, which decides if the conditions in its text hold.
        case route
        /// The number of results or routes that are left out.
        case omission
    }

    /// What the part is.
    public let kind: Kind
    /// The part in words.
    public let text: String
    /// Where the rule of a route is written.
    public var location: RuleLocation?
    /// What is searched next, in this order.
    public var children: [TreeDescription] = []

    /// Describes a virtual host.
    ///
    /// - Parameters:
    ///   - host: The virtual host.
    ///   - limit: The most results of a lookup, and routes of a list, that are described.
    /// - Complexity: that of compiling the host.
    public init(_ host: VirtualHost, limit: Int = .max) {
        let describer = TreeDescriber(VirtualHostCompiler(host), host, limit: limit)
        kind = .host
        let count = host.routes.count
        let others = describer.compiler.unreachableCount
        text =
            "\(host.name), \(count) route\(count == 1 ? "" : "s"), "
            + (others == 0 ? "" : "\(others) of them for other Hosts, ")
            + (host.requiresTLS ? "http is redirected to https, " : "")
            + "domains \(host.domains.joined(separator: ", "))"
        children = describer.bucket(describer.compiler.root)
    }

    /// Returns the descriptions of several virtual hosts, each tree once: a virtual host that
    /// equals an earlier one has the name of that one instead of a tree.
    public static func withoutRepetition(_ hosts: [TreeDescription]) -> [TreeDescription] {
        var first: [[TreeDescription]: String] = [:]
        return hosts.map { host in
            guard let known = first[host.children] else {
                first[host.children] = String(host.text.prefix { $0 != "," })
                return host
            }
            var short = host
            if !host.children.isEmpty {
                short.children = [TreeDescription(.omission, "the same as under \(known)")]
            }
            return short
        }
    }

    init(_ kind: Kind, _ text: String, _ children: [TreeDescription] = []) {
        self.kind = kind
        self.text = text
        self.children = children
    }
}
