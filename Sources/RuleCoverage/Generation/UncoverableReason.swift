import IstioConfig
import Routing

/// Why no request was found.
enum UncoverableReason: Error {
    /// No tried proxy has a route for it.
    case noRoute
    /// An earlier route decides instead; `nil` for one that Istio added.
    case blocked(by: RouteOrigin?, isProven: Bool)
    /// No request meets a condition.
    case unreachable(String)
    /// No tried request closes the gap.
    case unknown

    /// The reason as text, for the gap that a request was searched for.
    func text(for gap: CoverageItem.Gap) -> String {
        switch self {
        case .noRoute: "no proxy has a route of it, or of a rule that refers to its VirtualService"
        case .blocked(let origin?, let isProven):
            isProven
                ? "never decides, since \(origin.caseName) (\(origin.place)) takes all its requests"
                : "never decides for the requests that were tried, since \(origin.caseName) "
                    + "(\(origin.place)) does"
        case .blocked: "a route of Istio's own decides"
        case .unreachable(let reason): reason
        case .unknown:
            gap == .neverFalse
                ? "no request was found that this condition alone turns away"
                : "no request was found that reaches it"
        }
    }
}

extension RouteOrigin {
    /// The rule and entry, in the form of case names.
    var caseName: String {
        "\(namespace)/\(name) rule \(rule)" + (match.map { " match \($0)" } ?? "")
    }

    /// Where the entry is written, or the rule if it has none.
    fileprivate var place: String { (matchLocation ?? ruleLocation).fileAndLine }
}
