import IstioConfig
import Routing

/// The rules and entries of one VirtualService from which no route was built.
struct EntryExclusions {
    private struct Place: Hashable {
        let rule: RuleLocation
        let position: Int
        let match: Int?
    }

    private let service: ResolvedVirtualService
    private let listeners: [RouteBuilder.Listener]
    private let proxy: Proxy
    /// The positions from which routes were built, and whether the route is a catch-all.
    private let made: [Place: Bool]
    /// The exclusions in the order of the rules.
    private(set) var all: [Exclusion] = []

    init(_ search: ExclusionSearch, _ service: ResolvedVirtualService) {
        self.service = service
        listeners = search.listeners(of: service)
        proxy = search.table.proxy
        let routes = search.table.virtualHosts.lazy.flatMap(\.routes).filter {
            $0.origin?.virtualServiceLocation == service.location
        }
        made = Dictionary(
            routes.compactMap { route in
                route.origin.map {
                    (
                        Place(rule: $0.ruleLocation, position: $0.rule, match: $0.match),
                        route.isCatchAll
                    )
                }
            }, uniquingKeysWith: { first, _ in first })
        collect()
        collectDelegates(search.virtualServices)
    }

    /// Whether no route at all was built from the VirtualService.
    var coverEverything: Bool { made.isEmpty && !all.isEmpty }

    private mutating func collect() {
        var catchAll: RuleLocation?
        for placed in service.placedRules {
            let entries: [(Int?, HTTPMatchRequest?)] =
                placed.rule.match.isEmpty
                ? [(nil, nil)] : placed.rule.match.enumerated().map { ($0.offset, $0.element) }
            for (index, entry) in entries {
                let location = entry?.location ?? placed.rule.location
                let place = Place(
                    rule: placed.rule.location, position: placed.position, match: index)
                if let takesAll = made[place] {
                    if takesAll { catchAll = location }
                } else if let failing = entry.flatMap(failingCondition) {
                    add(placed.position, index, location, .proxyCondition(failing))
                } else if let catchAll {
                    add(placed.position, index, location, .afterCatchAll(catchAll))
                }
            }
        }
    }

    /// The condition on the proxy, if every one of its listeners fails one.
    private func failingCondition(_ entry: HTTPMatchRequest) -> ProxyCondition? {
        var failing: ProxyCondition?
        for listener in listeners {
            guard let found = ProxyCondition.failing(in: entry, for: proxy, listener) else {
                return nil
            }
            failing = failing ?? found
        }
        return failing
    }

    /// Collects what references to delegates lost.
    private mutating func collectDelegates(_ all: [VirtualService]) {
        guard let root = all.first(where: { $0.location == service.location }) else { return }
        for (position, rule) in root.http.enumerated() {
            guard let reference = rule.delegate else { continue }
            let written = reference.namespace.text()
            let namespace = written.isEmpty ? service.namespace : written
            let merged = Set(
                service.placedRules.filter { $0.position == position }.map(\.rule.location))
            let delegate = all.last {
                $0.hosts.isEmpty && $0.metadata.effectiveNamespace == namespace
                    && $0.metadata.name.text() == reference.name.text()
            }
            if delegate == nil || merged.isEmpty && !isSeen(delegate) {
                add(
                    position, nil, rule.location,
                    .noDelegate("\(namespace)/\(reference.name.text())"))
            }
            for lost in delegate?.http ?? []
            where isSeen(delegate) && !merged.contains(lost.location) {
                let conflicting = lost.match.first { entry in
                    rule.match.allSatisfy { MatchConflict.exists(root: $0, delegate: entry) }
                }
                add(
                    position, nil, conflicting?.location ?? lost.location,
                    .delegateConflict(root: rule.location))
            }
        }
    }

    private func isSeen(_ delegate: VirtualService?) -> Bool {
        guard let delegate = delegate.map({ ResolvedVirtualService($0, serial: 0) }) else {
            return false
        }
        return delegate.isPublic || delegate.exportTo.contains(service.namespace)
    }

    private mutating func add(
        _ rule: Int, _ match: Int?, _ location: RuleLocation, _ reason: Exclusion.Reason,
    ) {
        all.append(
            Exclusion(
                virtualService: service.fullName, rule: rule, match: match, location: location,
                reason: reason))
    }
}
