package import IstioConfig
package import Routing

extension Linker {
    /// Returns the rule that a route was made of, names completed and delegates merged.
    ///
    /// - Complexity: linear in the VirtualServices and in the rules of the one that is meant.
    package func rule(of origin: RouteOrigin) -> HTTPRoute? {
        let service = services.first {
            $0.location == origin.virtualServiceLocation && $0.name == origin.name
        }
        return service?.placedRules.first {
            $0.position == origin.rule && $0.rule.location == origin.ruleLocation
        }?.rule
    }
}
