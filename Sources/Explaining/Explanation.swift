public import IstioConfig
public import Routing
import Suggestions

/// Why a request was decided as it was.
public struct Explanation: Sendable {
    /// The request as it was sent.
    public let request: Request
    /// All that follows from the decision.
    public let effect: Effect
    /// The decision.
    public let decision: Decision
    /// What happened before any rule was asked, in order.
    public internal(set) var steps: [ExplainedStep] = []
    /// The routes of the chosen virtual host that were asked, in order; the last one matched if
    /// any did.
    public internal(set) var evaluated: [EvaluatedRoute] = []
    /// What VirtualServices say for the Host without being asked, and why.
    public internal(set) var omissions: [ExplainedExclusion] = []
    /// The domains that the proxy has, where the Host is none of them.
    public internal(set) var hosts: [String] = []
    /// The request as routing saw it; `nil` if it was refused before.
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
    /// Fewer failing conditions are nearer; of as many, those that ask for the request's
    /// path; in order otherwise.
    public var nearest: [Int] {
        evaluated.filter { $0.failingCount > 0 }
            .sorted {
                ($0.failingCount, $0.hasPath ? 0 : 1, $0.position)
                    < ($1.failingCount, $1.hasPath ? 0 : 1, $1.position)
            }
            .map(\.position)
    }

    /// The domain that the Host may have been meant to be.
    public var suggestedHost: String? {
        let host = ReadableText.of(request.authority ?? [])
        let name = host.split(separator: ":").first.map(String.init) ?? host
        return EditDistance.closest(name, among: hosts)
    }
}

/// A route that was asked, and how many of its conditions failed.
public struct EvaluatedRoute: Hashable, Sendable {
    /// The route's position in the virtual host.
    public let position: Int
    /// How many conditions failed; 0 for the route that matched.
    public let failingCount: Int
    /// Whether the route has a condition on the path that holds.
    public let hasPath: Bool
}

/// Something that happened to a request before any rule was asked.
public struct ExplainedStep: Hashable, Sendable {
    /// What kind of step it is.
    public enum Kind: String, Hashable, Sendable {
        /// Which Gateway's server takes the request.
        case gateway
        /// What the proxy made of the path.
        case path
        /// What the proxy made of the headers.
        case headers
        /// Which virtual host was chosen.
        case host
        /// In which order the virtual host's rules stand.
        case order
        /// Why the request was answered before any rule.
        case answered
    }

    /// What kind of step it is.
    public let kind: Kind
    /// What happened, in words.
    public let text: String
    /// Where the cause is written, if it is.
    public let location: RuleLocation?
}
