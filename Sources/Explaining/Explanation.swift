public import IstioConfig
public import Routing
import Suggestions

/// Why a request was decided as it was.
public struct Explanation: Sendable {
    /// The request as it was sent.
    public let request: Request
    /// The complete effect of the decision.
    public let effect: Effect
    /// The decision.
    public let decision: Decision
    /// What happened before any rule was evaluated, in order.
    public internal(set) var steps: [ExplainedStep] = []
    /// The evaluated routes of the chosen virtual host, in order; the last one matched if any did.
    public internal(set) var evaluated: [EvaluatedRoute] = []
    /// The parts of VirtualServices for the Host that are not evaluated, and why.
    public internal(set) var exclusions: [ExplainedExclusion] = []
    /// The proxy's domains, if the Host matches none of them.
    public internal(set) var hosts: [String] = []
    /// The request as seen by routing; `nil` if it was refused earlier.
    var normalized: NormalizedRequest?

    init(request: Request, effect: Effect, decision: Decision) {
        self.request = request
        self.effect = effect
        self.decision = decision
    }

    /// The chosen virtual host's position.
    public var virtualHost: Int? { decision.virtualHost }

    /// The position of the route that matched, if one did.
    public var matched: Int? { evaluated.last.flatMap { $0.failingCount == 0 ? $0.position : nil } }

    /// The positions of the routes that did not match, the nearest first.
    ///
    /// Routes with fewer failing conditions come first; among equals, those whose path condition
    /// holds; otherwise in order.
    public var nearest: [Int] {
        evaluated.filter { $0.failingCount > 0 }
            .sorted {
                ($0.failingCount, $0.hasPath ? 0 : 1, $0.position)
                    < ($1.failingCount, $1.hasPath ? 0 : 1, $1.position)
            }
            .map(\.position)
    }

    /// The domain that the Host was probably meant to match.
    public var suggestedHost: String? {
        let host = ReadableText.of(request.authority ?? [])
        let name = host.split(separator: ":").first.map(String.init) ?? host
        return EditDistance.closest(name, among: hosts)
    }
}

/// An evaluated route, and how many of its conditions failed.
public struct EvaluatedRoute: Hashable, Sendable {
    /// The route's position in the virtual host.
    public let position: Int
    /// How many conditions failed; zero for the route that matched.
    public let failingCount: Int
    /// Whether the route has a path condition that holds.
    public let hasPath: Bool
}

/// Something that happened to a request before any rule was evaluated.
public struct ExplainedStep: Hashable, Sendable {
    /// What kind of step it is.
    public enum Kind: String, Hashable, Sendable {
        /// Which Gateway's server accepts the request.
        case gateway
        /// How the proxy changed the path.
        case path
        /// How the proxy changed the headers.
        case headers
        /// Which virtual host was chosen.
        case host
        /// The order of the virtual host's rules.
        case order
        /// Why no rule was evaluated.
        case answered
    }

    /// What kind of step it is.
    public let kind: Kind
    /// What happened, as text.
    public let text: String
    /// Where the cause is written, if it is.
    public let location: RuleLocation?
}
