import IstioValidation
import Routing

/// What can be proven of a route without looking at a request: that an earlier one takes
/// everything, or that no request can meet a condition.
struct RouteCoverage {
    private let explainer: Explainer
    private let routes: [Route]

    init(_ explainer: Explainer, host: Int) {
        self.explainer = explainer
        routes = explainer.table.virtualHosts[host].routes
    }

    /// The first earlier route that takes every request that the route would take.
    func earlier(than position: Int) -> Int? {
        let entry = routes[position].origin.flatMap { explainer.written.entry(of: $0) }
        return routes[..<position].firstIndex { earlier in
            if earlier.isCatchAll { return true }
            guard let entry, let other = earlier.origin.flatMap({ explainer.written.entry(of: $0) })
            else { return false }
            return Implication.covers(other, entry)
        }
    }

    /// The condition that no request can meet, if there is one.
    func unreachable(_ position: Int) -> WayToRule? {
        let match = routes[position].match
        if let reason = PathReach.obstacle(of: match.path) {
            return .unreachable(condition: "uri \(match.path.text)", reason: reason)
        }
        for header in match.headers {
            if header.isInverted, case .regex(let pattern)? = header.value, pattern.text == ".*" {
                let name = ReadableText.quoted(header.name)
                return .unreachable(
                    condition: "withoutHeaders \(name) regex `.*`",
                    reason: "no request can match it: an absent header counts as an empty one")
            }
        }
        return nil
    }
}
