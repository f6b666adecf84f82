public import IstioConfig
import IstioLinking
public import Routing

/// A route with each of its conditions, evaluated for one request.
public struct ExplainedRule: Sendable {
    /// The route's position in the table.
    public let position: Explainer.Position
    /// Istio's name of the route, empty if the rule has none.
    public let name: String
    /// The rule and entry; `nil` for routes that Istio adds itself.
    public let origin: RouteOrigin?
    /// Whether Istio moved the route after those of other VirtualServices.
    public let isMovedToEnd: Bool
    /// The written conditions, in evaluation order.
    public let conditions: [ExplainedCondition]

    /// The conditions that failed.
    public var failing: [ExplainedCondition] { conditions.filter { !$0.holds } }

    /// Where the entry is written, or the rule if it has none.
    public var location: RuleLocation? { origin.map { $0.matchLocation ?? $0.ruleLocation } }

    /// The route as text: ``example/shop, rule 0, entry 1 (r0.m1)``.
    public var title: String {
        guard let origin else { return "Istio's own route `\(name)`" }
        let entry = origin.match.map { ", entry \($0)" } ?? ""
        let name = name.isEmpty ? "" : " (\(name))"
        return "\(origin.virtualService), rule \(origin.rule)\(entry)\(name)"
    }

    init(
        _ explainer: Explainer, _ position: Explainer.Position, _ request: NormalizedRequest,
    ) {
        let virtualHost = explainer.table.virtualHosts[position.virtualHost]
        let route = virtualHost.routes[position.route]
        self.position = position
        name = route.name
        origin = route.origin
        isMovedToEnd = virtualHost.movedCatchAlls.contains(position.route)
        let entry = route.origin.flatMap { explainer.written.entry(of: $0) }
        let written = entry.map { WrittenCondition.all(of: route.match, in: $0) } ?? []
        conditions = written.map { ExplainedCondition($0, request) }
    }
}

/// A condition with the request's value for it.
public struct ExplainedCondition: Sendable {
    /// The condition as it is written: ``uri prefix `/api` ``.
    public let text: String
    /// The request's value: ``the path is `/` ``.
    public let value: String
    /// Whether the condition holds.
    public let holds: Bool
    /// What to change in the rule, if the condition seems to mean something else.
    ///
    /// - Complexity: compiles a few expressions if the condition is a regular expression.
    public var suggestion: String? { holds ? nil : source.text() }
    private let source: Suggestion
    /// Where the condition is written.
    public let location: RuleLocation

    init(_ written: WrittenCondition, _ request: NormalizedRequest) {
        text = written.text
        value = RequestValue(request: request).text(for: written.condition)
        holds = written.condition.holds(for: request)
        source = Suggestion(condition: written, request: request)
        location = written.location
    }
}
