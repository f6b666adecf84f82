public import Routing

/// How a request must change for a rule to decide it.
public enum RuleReachability: Sendable {
    /// The rule decides the request unchanged.
    case decides
    /// These changes suffice; the changed request was decided, and the rule won.
    case change([RequestChange], Request)
    /// An earlier route of the same virtual host matches it first.
    ///
    /// `isProven` means that it matches however the request is changed; otherwise it won first in a
    /// search that found no change.
    case blocked(by: Explainer.Position, isProven: Bool)
    /// No request meets this condition, for the given reason.
    case unreachable(condition: String, reason: String)
    /// No change was found, though one may exist.
    case unknown
}
