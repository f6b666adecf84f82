import BenchmarkRules

extension Measurements {
    /// The targets of the decisions.
    var decisionRows: [ResultRow] {
        [floorRow, carryOutRow] + RuleFamily.all.map(growthRow) + RuleFamily.all.map(referenceRow)
            + RuleFamily.ofExpressions.map(oneByOneRow) + [setRow, allocationRow, callRow]
    }

    /// Returns the CPU time of a decision of the last rule, with five headers.
    func decision(_ family: RuleFamily, _ count: Int, by way: String = "tree") -> Double? {
        benchmarks.nanoseconds("decide/\(way)/\(family.name)/\(count)/hitLast/5headers")
    }

    /// Returns the CPU time of an engine for the last of many expressions.
    func match(_ peer: String, _ family: RuleFamily, _ count: Int) -> Double? {
        benchmarks.nanoseconds("match/\(peer)/\(family.name)/\(count)/hitLast")
    }

    private var floorRow: ResultRow {
        let tree = benchmarks.nanoseconds("decide/tree/article/all")
        let floor = benchmarks.nanoseconds("decide/floor/article/all")
        return .atMost(
            2, "the seed articles' rules, all 24 calls, against straight-line Swift for just them",
            ratio(tree, floor),
            "\(ratio(tree, 24).asTime) against \(ratio(floor, 24).asTime) a call")
    }

    /// What a proxy pays for a request, with no target yet.
    private var carryOutRow: ResultRow {
        let question = "decide and carry out: all effects of the 24 calls, against the same Swift"
        let tree = benchmarks.nanoseconds("carryOut/tree/article/all")
        let floor = benchmarks.nanoseconds("carryOut/floor/article/all")
        guard let times = ratio(tree, floor) else { return .missing(question, "-") }
        return ResultRow(
            question: question, target: "-",
            figure: "\(Figures.ratio(times)) (\(ratio(tree, 24).asTime) against "
                + "\(ratio(floor, 24).asTime) a call)",
            isReached: nil)
    }

    private func growthRow(_ family: RuleFamily) -> ResultRow {
        let times = Self.compared.map { decision(family, $0) }
        let instructions = Self.compared.map {
            counts?.perDecision("decide/tree/\(family.name)/\($0)/hitLast/5headers")
        }
        let inTime = ratio(times[1], times[0])
        let inInstructions = ratio(instructions[1], instructions[0])
        return .atMost(
            2, "10,000 rules against 10, \(family.title)", inInstructions ?? inTime,
            "\(instructions[0].asNumber) → \(instructions[1].asNumber) instructions; in time "
                + "\(inTime.map(Figures.ratio) ?? "-"), \(times[0].asTime) → \(times[1].asTime)")
    }

    private func referenceRow(_ family: RuleFamily) -> ResultRow {
        let tree = decision(family, 1_000)
        let reference = decision(family, 1_000, by: "reference")
        return .atLeast(
            100, "1,000 rules, against the reference matcher, \(family.title)",
            ratio(reference, tree), "\(tree.asTime) against \(reference.asTime)")
    }

    private func oneByOneRow(_ family: RuleFamily) -> ResultRow {
        let tree = decision(family, 1_000)
        let peer = match("re2", family, 1_000)
        return .atLeast(
            300, "1,000 rules, against RE2 tried one by one, \(family.title)",
            ratio(peer, tree), "\(tree.asTime) against \(peer.asTime)")
    }

    private var setRow: ResultRow {
        let family = RuleFamily.ofExpressions[1]
        let tree = decision(family, 1_000)
        let peer = match("re2Set", family, 1_000)
        return .atMost(
            1, "1,000 rules, against one RE2::Set, \(family.title)", ratio(tree, peer),
            "\(tree.asTime) for a request against \(peer.asTime) for its path alone")
    }

    private var allocationRow: ResultRow {
        let question = "bytes allocated per decision, the most of all kinds, sizes and outcomes"
        guard let (count, value) = benchmarks.largest("allocatedBytes") else {
            return .missing(question, "0")
        }
        return ResultRow(
            question: question, target: "0",
            figure: "\(Figures.rounded(value)) (in \(count) benchmarks, counted by jemalloc)",
            isReached: value == 0 && benchmarks.failures.isEmpty)
    }

    private var callRow: ResultRow {
        let question = "retains, releases, locks and allocations per decision"
        let names =
            RuleFamily.all.map { "decide/tree/\($0.name)/10/hitLast/5headers" }
            + ["decide/tree/article/all"]
        guard let counts, let moreCounts else { return .missing(question, "0") }
        let calls = names.compactMap { counts.forbiddenCalls($0, inRunOfMore: moreCounts) }
        guard calls.count == names.count, let most = calls.max() else {
            return .missing(question, "0", because: "callgrind wrote nothing")
        }
        return ResultRow(
            question: question, target: "0",
            figure: "\(Figures.rounded(most)) (in \(names.count) kinds, calls in callgrind)",
            isReached: most == 0)
    }
}
