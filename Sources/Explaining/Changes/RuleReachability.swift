public import Routing

/// How a request has to be changed for a rule to decide it.
public enum RuleReachability: Sendable {
    /// The rule decides it as it is.
    case decides
    /// These changes suffice; the changed request was decided, and the rule won.
    case change([RequestChange], Request)
    /// An earlier route of the same virtual host takes it first.
    ///
    /// `isProven` means that it does so whatever the request is changed to; else the changes that
    /// were tried all led there.
    case blocked(by: Explainer.Position, isProven: Bool)
    /// No request meets this condition, for the reason given.
    case unreachable(condition: String, reason: String)
    /// No way was found, though there may be one.
    case unknown
}
