import DecisionRecords
import DecisionTree
import Routing

/// All measurements of one route table with its requests.
struct BenchMeasurement {
    /// How many decisions agree with the recorded ones, and how many were recorded.
    private(set) var agreeing = 0
    private(set) var recorded = 0
    /// How many decisions of the tree and the reference matcher differ.
    private(set) var differing = 0
    /// The allocations of all decisions; `nil` where they cannot be counted.
    private(set) var allocations: Int?
    /// How many decisions the tree left to the reference matcher.
    private(set) var plainCount = 0
    private(set) var tree: CostSamples
    private(set) var reference: CostSamples
    /// The rule that decides each request; `nil` where no rule does.
    private(set) var rules: [RouteOrigin?] = []

    /// Measures for about `budget` nanoseconds.
    init(_ records: [BenchRecord], by decider: RequestDecider, budget: Double) {
        let reference = decider.reference
        let tree = decider.tree ?? DecisionTree(decider.table)
        let expected = records.map { reference.decide($0.request.request) }
        let requests = zip(records, expected).map { record, decision in
            NamedRequest(record.request.request, isRefused: decision.outcome == .badRequest)
        }
        var scratch = tree.makeScratch()
        let found = requests.map { $0.decide(tree, &scratch) }
        let halves = budget / 2
        self.tree = CostSamples(of: requests.count, budget: halves) { index in
            _ = requests[index].decide(tree, &scratch)
        }
        self.reference = CostSamples(of: requests.count, budget: halves) { index in
            _ = reference.decide(requests[index].request)
        }
        allocations = AllocationCounter.count {
            for request in requests { _ = request.decide(tree, &scratch) }
        }
        plainCount = requests.count { tree.decideFast($0.request, with: &scratch) == nil }
        differing = zip(found, expected).count { $0 != $1 }
        rules = found.map { decision in
            guard let host = decision.virtualHost, let route = decision.route else { return nil }
            return decider.table.virtualHosts[host].routes[route].origin
        }
        compare(found, records, decider.table)
    }

    private mutating func compare(
        _ found: [Decision], _ records: [BenchRecord], _ table: RouteTable,
    ) {
        for (decision, record) in zip(found, records) {
            guard let wanted = record.recorded else { continue }
            let effect = table.apply(decision, to: record.request.request)
            let line = DecisionRecord.line(id: record.request.id ?? "", effect)
            recorded += 1
            if wanted.differences(fromLine: line).isEmpty { agreeing += 1 }
        }
    }
}
