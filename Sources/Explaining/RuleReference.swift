import IstioLinking
import Routing

/// The rule that a user means: `NAMESPACE/NAME:INDEX`, `NAMESPACE/NAME`, or a rule's name.
public struct RuleReference: Hashable, Sendable {
    private let virtualService: String?
    private let rule: Int?
    private let name: String

    /// Reads a reference; text without `NAMESPACE/NAME` is a rule's name.
    public init(_ text: String) {
        name = text
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let isPlace = parts[0].split(separator: "/").count == 2
        virtualService = isPlace ? String(parts[0]) : nil
        rule = parts.count == 2 ? Int(parts[1]) : nil
    }

    /// Whether the route was built from the rule.
    func means(_ route: Route) -> Bool {
        guard let origin = route.origin else { return false }
        if virtualService == origin.virtualService {
            return rule == nil || rule == origin.rule
        }
        return route.name == name || route.name.hasPrefix(name + ".")
    }

}

extension Explainer {
    /// Returns the routes built from a rule, those of virtual host `host` first.
    ///
    /// - Complexity: linear in the table.
    public func positions(of reference: RuleReference, first host: Int?) -> [Position] {
        let order =
            (host.map { [$0] } ?? []) + table.virtualHosts.indices.filter { $0 != host }
        return order.flatMap { index in
            table.virtualHosts[index].routes.enumerated()
                .filter { reference.means($0.element) }
                .map { Position(virtualHost: index, route: $0.offset) }
        }
    }

    /// Returns whether the reference means any rule that was read, even one that the proxy lacks.
    public func knows(_ reference: RuleReference) -> Bool {
        written.places.contains { reference.means($0) }
    }

    /// Returns an explanation's exclusions that concern a rule.
    func exclusions(
        about reference: RuleReference, in explanation: Explanation,
    ) -> [ExplainedExclusion] {
        let places = written.places.filter { reference.means($0) }
        return explanation.exclusions.filter { exclusion in
            places.contains {
                $0.virtualService == exclusion.virtualService
                    && (exclusion.rule == nil || exclusion.rule == $0.rule)
            }
        }
    }

    /// Returns references to all rules that were read.
    public var references: [String] { written.places.map { "\($0.virtualService):\($0.rule)" } }
}

extension RuleReference {
    fileprivate func means(_ place: WrittenRules.Place) -> Bool {
        if virtualService == place.virtualService { return rule == nil || rule == place.rule }
        return !place.name.isEmpty && (place.name == name || name.hasPrefix(place.name + "."))
    }
}
