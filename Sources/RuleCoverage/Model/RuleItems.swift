import Explaining
import IstioConfig
import IstioLinking
import Routing

/// Finds everything in VirtualServices that tests can reach.
///
/// Rules for `tls` and `tcp` are not routed here, so they are not items.
struct RuleItems {
    private var coverage: Coverage
    private var name = ""
    /// The locations of the conditions that are evaluated.
    ///
    /// A delegate's condition replaces its root's condition on the same field.
    private let used: Set<RuleLocation>

    private typealias Place = (position: Int, location: RuleLocation)

    /// The positions of the items, each once.
    private var added: [Int] = []
    private var seen: Set<Int> = []

    /// Adds the items of all VirtualServices, and returns their positions.
    static func add(_ source: CoverageSource, to coverage: inout Coverage) -> [Int] {
        let entries = source.written.all.lazy.flatMap(\.match)
        let used = Set(entries.flatMap { EntryCondition.all(of: $0) }.map(\.location))
        // One owner, so that nothing is copied.
        var items = RuleItems(coverage: coverage, used: used)
        coverage = Coverage()
        for service in source.virtualServices where !service.http.isEmpty { items.add(service) }
        coverage = items.coverage
        return items.added
    }

    private init(coverage: Coverage, used: Set<RuleLocation>) {
        self.coverage = coverage
        self.used = used
    }

    private mutating func add(_ service: VirtualService) {
        let written = service.metadata.fullName
        name = ReadableText.of(written.utf8)
        for host in service.hosts {
            add(.host, "host \(ReadableText.quoted(host.value))", host.location)
        }
        for gateway in service.gateways {
            add(.gateway, "gateway \(ReadableText.quoted(gateway.value))", gateway.location)
        }
        for (position, rule) in service.http.enumerated() { add(rule, position, of: service) }
    }

    private mutating func add(_ rule: HTTPRoute, _ position: Int, of service: VirtualService) {
        let place = (position: position, location: rule.location)
        let written = ReadableText.of(rule.name.text().utf8)
        let name = written.isEmpty ? "" : " (\(written))"
        add(.rule, "rule \(position)\(name)", rule.location, of: place)
        for (index, entry) in rule.match.enumerated() {
            let conditions = EntryCondition.all(of: entry, in: service)
            let kept = conditions.filter { rule.delegate == nil || used.contains($0.location) }
            if rule.delegate != nil && kept.isEmpty && !conditions.isEmpty { continue }
            add(.match, "rule \(position), entry \(index)", entry.location, of: place)
            for condition in kept {
                let item = CoverageItem(
                    kind: .condition, virtualService: self.name, rule: position,
                    ruleLocation: rule.location, text: condition.text, location: condition.location,
                    isReachable: true,
                    canFail: condition.canFail)
                note(coverage.add(item, of: entry.location))
            }
        }
        // A redirect takes precedence over a direct response, and both over destinations.
        if let redirect = rule.redirect {
            add(.redirect, "redirect", redirect.location, of: place)
        } else if let response = rule.directResponse {
            add(.directResponse, "direct response", response.location, of: place)
        } else {
            addDestinations(of: rule, position)
        }
    }

    private mutating func addDestinations(of rule: HTTPRoute, _ position: Int) {
        for entry in rule.route {
            let host = entry.destination?.host.text() ?? ""
            let subset = entry.destination?.subset.map { "/\($0.value)" } ?? ""
            add(
                .destination, "destination \(ReadableText.quoted(host + subset))", entry.location,
                of: (position: position, location: rule.location),
                isReachable: rule.route.count == 1 || entry.getsRequests)
        }
    }

    private mutating func add(
        _ kind: CoverageItem.Kind, _ text: String, _ location: RuleLocation, of rule: Place? = nil,
        isReachable: Bool = true,
    ) {
        note(
            coverage.add(
                CoverageItem(
                    kind: kind, virtualService: name, rule: rule?.position,
                    ruleLocation: rule?.location, text: text, location: location,
                    isReachable: isReachable, canFail: false)))
    }

    private mutating func note(_ index: Int) {
        if seen.insert(index).inserted { added.append(index) }
    }
}

extension HTTPRouteDestination {
    /// Whether one of several destinations has a nonzero weight.
    var getsRequests: Bool { weight.map { $0.value != 0 } ?? false }
}
