import Explaining
import IstioConfig
import Routing

/// Finds everything in VirtualServices that tests can reach.
///
/// Rules for `tls` and `tcp` are not routed here, so they are no items.
struct RuleItems {
    private var coverage: Coverage
    private let name: String
    /// Where conditions are written that are asked.
    ///
    /// What a delegate asks itself replaces what the rule that refers to it asks of the same field.
    private let asked: Set<RuleLocation>

    /// Adds the items of all VirtualServices.
    static func add(_ source: CoverageSource, to coverage: inout Coverage) {
        let entries = source.written.all.lazy.flatMap(\.match)
        let asked = Set(entries.flatMap(EntryCondition.all).map(\.location))
        for service in source.virtualServices where !service.http.isEmpty {
            let name = "\(service.metadata.effectiveNamespace)/\(service.metadata.name.text())"
            var items = RuleItems(coverage: coverage, name: name, asked: asked)
            // One owner, so that nothing is copied.
            coverage = Coverage()
            items.add(service)
            coverage = items.coverage
        }
    }

    private mutating func add(_ service: VirtualService) {
        for host in service.hosts { add(.host, "host `\(host.value)`", host.location) }
        for gateway in service.gateways {
            add(.gateway, "gateway `\(gateway.value)`", gateway.location)
        }
        for (position, rule) in service.http.enumerated() { add(rule, position) }
    }

    private mutating func add(_ rule: HTTPRoute, _ position: Int) {
        let name = rule.name.text().isEmpty ? "" : " (\(rule.name.text()))"
        add(.rule, "rule \(position)\(name)", rule.location, rule: position)
        for (index, entry) in rule.match.enumerated() {
            let conditions = EntryCondition.all(of: entry)
            let kept = conditions.filter { rule.delegate == nil || asked.contains($0.location) }
            if rule.delegate != nil && kept.isEmpty && !conditions.isEmpty { continue }
            add(.match, "rule \(position), entry \(index)", entry.location, rule: position)
            for condition in kept {
                let item = CoverageItem(
                    kind: .condition, virtualService: self.name, rule: position,
                    text: condition.text, location: condition.location, isReachable: true,
                    canFail: condition.canFail)
                coverage.add(item, of: entry.location)
            }
        }
        // A redirect goes before a direct response, and both before destinations.
        if let redirect = rule.redirect {
            add(.redirect, "redirect", redirect.location, rule: position)
        } else if let response = rule.directResponse {
            add(.directResponse, "direct response", response.location, rule: position)
        } else {
            addDestinations(of: rule, position)
        }
    }

    private mutating func addDestinations(of rule: HTTPRoute, _ position: Int) {
        for entry in rule.route {
            let host = entry.destination?.host.text() ?? ""
            let subset = entry.destination?.subset.map { "/\($0.value)" } ?? ""
            add(
                .destination, "destination `\(host)\(subset)`", entry.location, rule: position,
                isReachable: rule.route.count == 1 || entry.getsRequests)
        }
    }

    private mutating func add(
        _ kind: CoverageItem.Kind, _ text: String, _ location: RuleLocation, rule: Int? = nil,
        isReachable: Bool = true,
    ) {
        coverage.add(
            CoverageItem(
                kind: kind, virtualService: name, rule: rule, text: text, location: location,
                isReachable: isReachable, canFail: false))
    }
}

extension HTTPRouteDestination {
    /// Whether one of several destinations has a weight.
    var getsRequests: Bool { weight.map { $0.value != 0 } ?? false }
}
