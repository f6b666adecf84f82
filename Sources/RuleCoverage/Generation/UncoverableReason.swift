import IstioConfig
import Routing

/// Why no request was found.
enum UncoverableReason: Error {
    /// No proxy that was asked has a route for it.
    case noRoute
    /// An earlier route decides in its place; `nil` for one of Istio's own.
    case blocked(by: RouteOrigin?, isProven: Bool)
    /// No request meets a condition.
    case unreachable(String)
    /// None of those that were tried does it.
    case unknown

    /// The reason in words, for the gap that a request was looked for.
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
    /// The rule and entry, as cases are named.
    var caseName: String {
        "\(namespace)/\(name) rule \(rule)" + (match.map { " match \($0)" } ?? "")
    }

    /// Where the entry is written, or the rule if it has none.
    fileprivate var place: String { (matchLocation ?? ruleLocation).fileAndLine }
}
