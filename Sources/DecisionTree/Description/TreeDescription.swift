public import IstioConfig
public import Routing

/// What a compiled virtual host looks like, for people.
///
/// The host is compiled once more for it, so that trees that decide carry nothing along.
public struct TreeDescription: Hashable, Sendable {
    /// What a part of the tree is.
    public enum Kind: Sendable {
        /// A virtual host.
        case host
        /// A field, and how it is asked.
        case question
        /// An answer to the question above.
        case answer
        /// A route, which decides if the conditions in its text hold.
        case route
        /// How many answers or routes are left out.
        case omission
    }

    /// What the part is.
    public let kind: Kind
    /// The part in words.
    public let text: String
    /// Where the rule of a route is written.
    public var location: RuleLocation?
    /// What is looked at next, in this order.
    public var children: [TreeDescription] = []

    /// Describes a virtual host.
    ///
    /// - Parameters:
    ///   - host: The virtual host.
    ///   - limit: How many answers of a question, and routes of a list, are described each.
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

    /// Returns the descriptions of several virtual hosts, each tree once: where one is the same as
    /// an earlier one, its name stands in the tree's place.
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
