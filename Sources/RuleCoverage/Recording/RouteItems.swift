import Explaining
import IstioConfig
import IstioLinking
import Routing

/// The items of one route.
struct RouteItems {
    /// The items reached whenever the route decides.
    let always: [Int]
    /// The route's conditions, with their items if they are written.
    let conditions: [(condition: RouteCondition, item: Int?)]
    /// The conditions on the proxy; they hold, since the route exists.
    let proxyConditions: [Int]
    /// The destinations, in the order of the route's clusters.
    private let destinations: [Int]
    /// The redirect or direct response.
    private let answer: Int?

    /// Finds the items of a route; `items` are reached with any rule of the VirtualService: host
    /// and Gateways.
    init(_ route: Route, of source: CoverageSource, in coverage: Coverage, also items: [Int]) {
        let entry = route.origin.flatMap { source.written.entry(of: $0) }
        let written = entry.map { WrittenCondition.all(of: route.match, in: $0) } ?? []
        // The path is a condition even if it is not written.
        let unwritten = route.match.conditions.dropLast(written.count).map { ($0, nil as Int?) }
        conditions =
            unwritten
            + written.map { ($0.condition, coverage.index(.condition, $0.location)) }
        let aboutProxy = entry.map(ProxyCondition.all) ?? []
        proxyConditions = aboutProxy.compactMap { coverage.index(.condition, $0.location) }
        let places = written.map(\.location) + aboutProxy.compactMap(\.location)
        var always = Set(places.compactMap { coverage.entry(of: $0) } + items)
        let origin = route.origin
        let root = origin.flatMap { source.services[$0.virtualServiceLocation]?.http[$0.rule] }
        always.formUnion(
            [
                coverage.index(.match, origin?.matchLocation),
                coverage.index(.rule, origin?.ruleLocation),
                coverage.index(.rule, root?.location),
            ].compactMap(\.self))
        self.always = always.sorted()
        let rule = origin.flatMap { source.written.rule(of: $0) }
        destinations = Self.destinations(of: rule, coverage)
        answer =
            coverage.index(.redirect, rule?.redirect?.location)
            ?? coverage.index(.directResponse, rule?.directResponse?.location)
    }

    /// A destination without weight is not a cluster of the route, unless it is the only one.
    private static func destinations(of rule: HTTPRoute?, _ coverage: Coverage) -> [Int] {
        guard let all = rule?.route else { return [] }
        return all.filter { all.count == 1 || $0.getsRequests }
            .compactMap { coverage.index(.destination, $0.location) }
    }

    /// All items of the route.
    var all: [Int] {
        always + conditions.compactMap(\.item) + proxyConditions + destinations
            + (answer.map { [$0] } ?? [])
    }

    /// The items that a decision for the route reaches; all destinations, unless one was drawn.
    func reached(by decision: Decision, isDrawn: Bool) -> [Int] {
        switch decision.outcome {
        case .redirect, .directResponse: always + (answer.map { [$0] } ?? [])
        case .route:
            if isDrawn, let cluster = decision.cluster, cluster < destinations.count {
                always + [destinations[cluster]]
            } else {
                always + destinations
            }
        case .noRoute, .passthrough, .badRequest, .abort, .preflight: always
        }
    }

    /// Whether a request could show more of the conditions.
    func isOpen(_ coverage: Coverage) -> Bool {
        conditions.contains { $0.item.map { !coverage.isComplete($0) } ?? false }
    }

    /// What a request shows of the conditions.
    func observations(of request: NormalizedRequest) -> [CoverageObservation] {
        var observations: [CoverageObservation] = []
        var failing: [Int?] = []
        for (condition, item) in conditions {
            if !condition.holds(for: request) {
                failing.append(item)
            } else if let item {
                observations.append(.held(item))
            }
        }
        if failing.count == 1, let item = failing[0] { observations.append(.failed(item)) }
        return observations
    }
}
