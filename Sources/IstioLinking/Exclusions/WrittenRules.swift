package import IstioConfig
package import Routing

/// The rules as written, delegates merged, by the routes built from them.
package struct WrittenRules: Sendable {
    private struct Key: Hashable {
        let virtualService: RuleLocation
        let position: Int
        let rule: RuleLocation
    }

    /// A rule's position as users name it.
    package struct Place: Sendable {
        /// The VirtualService's namespace and name, separated by a slash.
        package let virtualService: String
        /// The rule's position in it.
        package let rule: Int
        /// The rule's name, often empty.
        package let name: String
    }

    /// The rules of all VirtualServices with hosts.
    package let places: [Place]
    private let rules: [Key: HTTPRoute]

    /// Indexes the rules of all VirtualServices, given as read.
    ///
    /// - Complexity: linear in the rules.
    package init(_ linker: Linker, _ virtualServices: [VirtualService]) {
        var rules: [Key: HTTPRoute] = [:]
        for service in linker.services {
            for placed in service.placedRules {
                let key = Key(
                    virtualService: service.location, position: placed.position,
                    rule: placed.rule.location)
                rules[key] = placed.rule
            }
        }
        self.rules = rules
        places = virtualServices.filter { !$0.hosts.isEmpty }
            .flatMap { service in
                let name = service.metadata.fullName
                return service.http.enumerated().map {
                    Place(virtualService: name, rule: $0.offset, name: $0.element.name.text())
                }
            }
    }

    /// The rules in unspecified order; those of delegates include what they inherit.
    package var all: some Collection<HTTPRoute> { rules.values }

    /// Returns the rule from which a route was built; a delegate's includes what it inherits.
    package func rule(of origin: RouteOrigin) -> HTTPRoute? {
        rules[
            Key(
                virtualService: origin.virtualServiceLocation, position: origin.rule,
                rule: origin.ruleLocation)]
    }

    /// Returns the entry from which a route was built; `nil` for a rule without entries.
    package func entry(of origin: RouteOrigin) -> HTTPMatchRequest? {
        guard let match = origin.match, let rule = rule(of: origin), match < rule.match.count else {
            return nil
        }
        return rule.match[match]
    }
}
