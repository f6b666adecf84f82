import Explaining
import Routing
import RuleTesting

/// Searches for requests that close gaps.
///
/// Every request is decided before it is proposed, and counts only if it closes the gap.
struct CaseSearch {
    /// A request that closes a gap.
    struct Found {
        let request: Request
        let decision: Decision
        let candidate: CandidateTable
        let observations: [CoverageObservation]
    }

    /// How many routes are searched for an item.
    private static let maximumPlaces = 8

    private var candidates: [CandidateTable] = []
    /// Where items can be reached; the first few routes for each.
    private var places: [Int: [CandidateTable.Place]] = [:]

    /// Prepares the tables of all proxies, except those whose rules Envoy would reject.
    init(_ rules: RuleSet, _ choices: [ProxyChoice], _ recorder: inout CoverageRecorder) {
        for choice in choices {
            let proxy = rules.proxy(for: TestRequest(choice))
            guard let compiled = try? rules.table(for: proxy) else { continue }
            candidates.append(CandidateTable(choice, compiled, of: rules))
            addPlaces(&recorder)
        }
    }

    private mutating func addPlaces(_ recorder: inout CoverageRecorder) {
        let number = candidates.count - 1
        let table = candidates[number].table
        for host in table.virtualHosts.indices {
            let names = VirtualHostNames.hosts(of: table.virtualHosts[host], port: table.proxy.port)
            for (route, items) in recorder.items(of: host, table).routes.enumerated() {
                let place = CandidateTable.Place(table: number, virtualHost: host, route: route)
                let isLikely = table.virtualHosts[host].routes[route].match.takesAny(of: names)
                for item in Set(items.all) { add(place, isLikely, for: item) }
            }
        }
    }

    /// A route whose conditions exclude the virtual host's names is kept only to report that.
    private mutating func add(_ place: CandidateTable.Place, _ isLikely: Bool, for item: Int) {
        let known = places[item] ?? []
        if known.isEmpty || isLikely && known.count < Self.maximumPlaces {
            places[item, default: []].append(place)
        }
    }

    /// Returns why no proxy has a route for an item, as seen by the first proxy.
    func exclusion(of item: CoverageItem, _ hosts: [String]) -> String? {
        guard let explainer = candidates.first?.explainer else { return nil }
        for host in hosts.prefix(4) {
            let name = host.hasPrefix("*") ? "any" + host.dropFirst() : host
            let exclusion = explainer.exclusions(for: Array(name.utf8)).first { exclusion in
                exclusion.virtualService == item.virtualService
                    && (exclusion.location == item.location || exclusion.rule == nil
                        || item.kind == .rule && exclusion.rule == item.rule)
            }
            if let exclusion { return exclusion.reason }
        }
        return nil
    }

    /// Returns a request that reaches an item, or for which it holds if it is a condition.
    func reaching(_ item: Int, _ recorder: inout CoverageRecorder) -> Result<
        Found, UncoverableReason
    > {
        var reason = UncoverableReason.noRoute
        for place in places[item] ?? [] {
            switch candidates[place.table].request(to: place) {
            case .success(let request):
                let found = found(request, candidates[place.table], &recorder)
                if found.shows([.reached(item), .held(item)]) { return .success(found) }
                if case .noRoute = reason { reason = .unknown }
            case .failure(let failure):
                if case .noRoute = reason { reason = failure }
            }
        }
        return .failure(reason)
    }

    /// Returns a request for which a condition is the only one to fail.
    func failing(_ item: Int, _ recorder: inout CoverageRecorder) -> Result<
        Found, UncoverableReason
    > {
        var reason = UncoverableReason.noRoute
        for place in places[item] ?? [] {
            let candidate = candidates[place.table]
            switch candidate.request(to: place) {
            case .success(let request):
                for (changed, choice) in changes(of: request, item, place, &recorder) {
                    let found = found(changed, choice, &recorder)
                    if found.shows([.failed(item)]) { return .success(found) }
                }
                reason = .unknown
            case .failure(let failure):
                if case .noRoute = reason { reason = failure }
            }
        }
        return .failure(reason)
    }

    /// Requests that may fail one condition of a route, each with its proxy.
    private func changes(
        of request: Request, _ item: Int, _ place: CandidateTable.Place,
        _ recorder: inout CoverageRecorder,
    ) -> [(Request, CandidateTable)] {
        let candidate = candidates[place.table]
        let items = recorder.items(of: place.virtualHost, candidate.table).routes[place.route]
        if items.proxyConditions.contains(item) { return candidates.map { (request, $0) } }
        let edits = ConditionEdits(
            candidate.explainer.restricted(to: place.virtualHost).table, host: 0)
        return items.conditions.filter { $0.item == item }.flatMap { condition, _ in
            edits.failing(condition).map { (request.changed(by: [$0]), candidate) }
        }
    }

    private func found(
        _ request: Request, _ candidate: CandidateTable, _ recorder: inout CoverageRecorder,
    ) -> Found {
        let decision = candidate.compiled.decide(request)
        return Found(
            request: request, decision: decision, candidate: candidate,
            observations: recorder.observations(of: request, decision, candidate.table))
    }
}

extension CaseSearch.Found {
    /// Whether any of these was observed.
    fileprivate func shows(_ wanted: [CoverageObservation]) -> Bool {
        observations.contains { wanted.contains($0) }
    }
}

extension RouteMatch {
    /// Whether the conditions on the Host, if any, hold for one of the hosts.
    fileprivate func takesAny(of hosts: [[UInt8]]) -> Bool {
        let conditions = otherConditions.compactMap { $0.authority }
        return conditions.isEmpty
            || hosts.contains { host in conditions.allSatisfy { $0.matches([host]) } }
    }
}

extension RouteCondition {
    /// The condition, if it is on the Host.
    fileprivate var authority: HeaderMatcher? {
        switch self {
        case .header(let header): header.name.elementsEqual(":authority".utf8) ? header : nil
        case .path, .queryParameter, .claim: nil
        }
    }
}
