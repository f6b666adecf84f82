import Routing

/// Searches for the smallest change of a request that makes one route decide it.
///
/// Each failing condition is made to hold in a few ways; if an earlier route then wins, one of its
/// conditions is made to fail. The reference matcher decides every attempt, and the number of
/// attempts is bounded, so a search that finds nothing proves nothing.
struct RequestChangeSearch {
    /// The maximum number of decided requests.
    private static let maximumAttempts = 250
    /// How many earlier routes are evaded in turn.
    private static let maximumDepth = 6
    /// How many combinations of changes are tried.
    private static let maximumCombinations = 48

    let table: RouteTable
    let host: Int
    let route: Int
    let request: Request
    private let edits: ConditionEdits
    private var attemptsLeft = maximumAttempts
    /// The earlier route that won first.
    private(set) var blocker: Int?

    init(_ table: RouteTable, host: Int, route: Int, request: Request) {
        self.table = table
        self.host = host
        self.route = route
        self.request = request
        edits = ConditionEdits(table, host: host)
    }

    /// Returns the changes, as few as possible, or `nil`.
    mutating func run() -> [RequestChange]? {
        for base in bases() {
            for combination in combinations(base) {
                if let found = improve(combination, depth: 0) { return minimal(found) }
            }
        }
        return nil
    }

    /// What must change before routes are evaluated: the Host, and for `httpsRedirect` the scheme.
    private func bases() -> [[RequestChange]] {
        var base: [RequestChange] = []
        if table.virtualHosts[host].requiresTLS && request.scheme != Array("https".utf8) {
            base.append(.setScheme(Array("https".utf8)))
        }
        if request.authority.map({ table.virtualHost(for: $0) }) == host { return [base] }
        return edits.hosts.prefix(4).map { base + [.setAuthority($0)] }
    }

    /// Combinations of changes that make all failing conditions hold, the simplest first.
    private func combinations(_ base: [RequestChange]) -> [[RequestChange]] {
        guard let normalized = normalized(base) else { return [] }
        var all: [(cost: Int, edits: [RequestChange])] = [(0, base)]
        for condition in target.match.conditions where !condition.holds(for: normalized) {
            let options = edits.holding(condition).filter { edit in
                self.normalized(Self.adding(edit, to: base)).map(condition.holds) ?? false
            }
            var longer: [(cost: Int, edits: [RequestChange])] = []
            for (cost, edits) in all {
                for (index, option) in options.enumerated() {
                    longer.append((cost + index, Self.adding(option, to: edits)))
                }
            }
            all = Array(
                longer.sorted { $0.cost < $1.cost }.prefix(Self.maximumCombinations))
        }
        return all.map(\.edits)
    }

    /// Decides the changed request, and evades the route that wins instead.
    private mutating func improve(_ edits: [RequestChange], depth: Int) -> [RequestChange]? {
        guard attemptsLeft > 0 else { return nil }
        attemptsLeft -= 1
        let decision = ReferenceMatcher(table).decide(request.changed(by: edits))
        guard decision.virtualHost == host, let winner = decision.route else { return nil }
        if winner == route { return edits }
        if blocker == nil { blocker = winner }
        if depth == Self.maximumDepth { return nil }
        for edit in evadingChanges(of: table.virtualHosts[host].routes[winner]) {
            let changed = Self.adding(edit, to: edits)
            guard changed != edits, let normalized = normalized(changed),
                target.match.matches(normalized),
                !table.virtualHosts[host].routes[winner].match.matches(normalized)
            else { continue }
            if let found = improve(changed, depth: depth + 1) { return found }
        }
        return nil
    }

    /// Changes that may keep an earlier route from matching: to its conditions, and to other paths
    /// that the target also matches.
    private func evadingChanges(of route: Route) -> [RequestChange] {
        let others = route.match.otherConditions.flatMap(edits.failing)
        let paths = edits.holding(.path(target.match.path)) + edits.failing(.path(route.match.path))
        return others + paths
    }

    /// Removes every change that the route does not need to win.
    private func minimal(_ found: [RequestChange]) -> [RequestChange] {
        var kept = found
        for edit in found {
            let fewer = kept.filter { $0 != edit }
            let decision = ReferenceMatcher(table).decide(request.changed(by: fewer))
            if decision.virtualHost == host && decision.route == route { kept = fewer }
        }
        return kept
    }

    private var target: Route { table.virtualHosts[host].routes[route] }

    private func normalized(_ edits: [RequestChange]) -> NormalizedRequest? {
        try? NormalizedRequest(request.changed(by: edits), at: table.proxy)
    }

    private static func adding(_ edit: RequestChange, to edits: [RequestChange]) -> [RequestChange]
    {
        edits.filter { !edit.replaces($0) } + [edit]
    }
}
