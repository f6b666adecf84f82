import DecisionRecords
import DecisionTree
import IstioConfig
import IstioLinking
import Routing

/// Records grouped by proxy, each proxy with its table and tree.
struct Bench {
    private var groups: [(proxy: Proxy, records: [BenchRecord])] = []
    private var deciders: [RequestDecider] = []
    private var compileSeconds = 0.0
    private let requestCount: Int

    /// Groups the records by proxy; those that name none belong to `fallback`.
    init(_ records: [BenchRecord], fallback: Proxy) {
        requestCount = records.count
        var positions: [Proxy: Int] = [:]
        for record in records {
            let proxy = record.request.proxy ?? fallback
            if let position = positions[proxy] {
                groups[position].records.append(record)
            } else {
                positions[proxy] = groups.count
                groups.append((proxy, [record]))
            }
        }
    }

    /// Links and compiles for all proxies, and records the time taken.
    mutating func compile(
        _ configuration: Configuration, assuming assumptions: Linker.Assumptions,
    ) throws(LinkError) {
        var seconds = 0.0
        deciders = try timed(&seconds) { () throws(LinkError) in
            let tables = RouteTables(
                Linker(configuration, assuming: assumptions),
                fallback: Proxy(kind: .everyGateway), engine: .tree)
            var deciders: [RequestDecider] = []
            for group in groups { deciders.append(try tables.decider(for: group.proxy)) }
            return deciders
        }
        compileSeconds = seconds
    }

    /// Measures all groups, each for its share of the time.
    func measure(for seconds: Double, _ rules: LoadedRules, loadSeconds: Double) -> BenchResult {
        let all = zip(groups, deciders).map { group, decider in
            let share = Double(group.records.count) / Double(requestCount)
            return BenchMeasurement(group.records, by: decider, budget: seconds * 1e9 * share)
        }
        let allocations = all.compactMap(\.allocations)
        let services = rules.configuration.virtualServices
        return BenchResult(
            tree: DecisionCost(all.map(\.tree)), reference: DecisionCost(all.map(\.reference)),
            loadSeconds: loadSeconds, compileSeconds: compileSeconds,
            treeBytes: deciders.reduce(0) { $0 + ($1.tree?.byteCount ?? 0) },
            allocationsPerDecision: allocations.count < all.count
                ? nil : Double(allocations.reduce(0, +)) / Double(requestCount),
            plainCount: all.reduce(0) { $0 + $1.plainCount },
            requestCount: requestCount, proxyCount: groups.count,
            ruleCount: services.reduce(0) { $0 + $1.http.count },
            virtualServiceCount: services.count,
            recorded: all.reduce(0) { $0 + $1.recorded },
            agreeing: all.reduce(0) { $0 + $1.agreeing },
            differing: all.reduce(0) { $0 + $1.differing }, rules: RuleCost.all(all))
    }
}
