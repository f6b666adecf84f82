extension Measurements {
    /// The targets of loading and of the commands.
    var loadingRows: [ResultRow] {
        [
            scanRow, envoyRow, compileRow, growthOfLoading, memoryRow, holdingRow, checkRow,
            testRow, replaceRow, threadsRow,
        ]
    }

    /// Returns the CPU time of a step for a number of VirtualServices.
    func loading(_ step: String, _ count: Int = 10_000) -> Double? {
        benchmarks.nanoseconds("\(step)/services/\(count)")
    }

    private var scanRow: ResultRow {
        .atMost(
            4, "10,000 VirtualServices from text to tree, against libyaml's bare scan",
            ratio(loading("load"), loading("scan")),
            "\(loading("load").asTime) against \(loading("scan").asTime)")
    }

    private var envoyRow: ResultRow {
        let envoy = envoyLoading[10_000].map { $0.seconds * 1e9 }
        return .atLeast(
            8, "the same, against Envoy's load of the same 60,000 routes",
            ratio(envoy, loading("load")), "\(loading("load").asTime) against \(envoy.asTime)")
    }

    private var compileRow: ResultRow {
        let envoy = envoyLoading[10_000].map { $0.seconds * 1e9 }
        let ours = loading("linkAndCompile")
        return .atLeast(
            20, "the same from parsed objects on (link and compile), against Envoy's load",
            ratio(envoy, ours), "\(ours.asTime) against \(envoy.asTime)")
    }

    private var growthOfLoading: ResultRow {
        let few = loading("linkAndCompile", 1_000)
        let many = loading("linkAndCompile")
        // 10,000 × log 10,000 against 1,000 × log 1,000.
        let limit = 10.0 * 4 / 3
        return .atMost(
            limit, "link and compile, 10,000 VirtualServices against 1,000 (n log n)",
            ratio(many, few), "\(few.asTime) → \(many.asTime)")
    }

    private var memoryRow: ResultRow {
        let tree = benchmarks.counter("residentBytes", of: "compile/services/10000")
        let envoy = envoyLoading[10_000]?.bytes
        return .atLeast(
            5, "resident memory of the compiled tree, 10,000 VirtualServices, against Envoy's",
            ratio(envoy, tree),
            "\(ratio(tree, 10_000).asBytes) against \(ratio(envoy, 10_000).asBytes) each")
    }

    private var holdingRow: ResultRow {
        let all = benchmarks.counter("residentBytes", of: "load/services/10000")
        let envoy = envoyLoading[10_000]?.bytes
        return ResultRow(
            question: "the same with the route table and the expressions", target: "-",
            figure: "\(ratio(envoy, all).map(Figures.ratio) ?? "-") "
                + "(\(ratio(all, 10_000).asBytes) each)", isReached: nil)
    }

    private var checkRow: ResultRow {
        .atMost(
            5, "`fairlead check` of the same file, against libyaml's bare scan",
            ratio(commands.check * 1e9, loading("scan")),
            "\(Figures.time(commands.check * 1e9)) against \(loading("scan").asTime)")
    }

    /// The target is a fifth of istio-config-validator's time, which was measured elsewhere.
    private var testRow: ResultRow {
        let question = "`fairlead test`, 10,000 cases against 1,000 VirtualServices"
        guard let test = commands.test else {
            return .missing(question, "at most 300 ms", because: "this version cannot")
        }
        return ResultRow(
            question: question, target: "at most 300 ms", figure: Figures.time(test * 1e9),
            isReached: test <= 0.3)
    }

    private var replaceRow: ResultRow {
        let question = "replacing one VirtualService among 10,000"
        guard let time = benchmarks.nanoseconds("update/replace/services/10000") else {
            return .missing(question, "at most 10 ms")
        }
        return ResultRow(
            question: question, target: "at most 10 ms", figure: Figures.time(time),
            isReached: time <= 10e6)
    }

    private var threadsRow: ResultRow {
        let name = "update/threads/services/1000"
        let question = "two threads against one, while rules are exchanged 100 times a second"
        guard let speedup = benchmarks.counter("speedup", of: name),
            let exchanges = benchmarks.counter("exchangesPerSecond", of: name)
        else { return .missing(question, "at least 1.90×") }
        return ResultRow(
            question: question, target: "at least 1.90×",
            figure: "\(Figures.ratio(speedup)) (decisions for a second of each thread's CPU time, "
                + "\(Figures.rounded(exchanges)) exchanges a second)",
            // On a machine too busy for the exchanges the figure is meaningless.
            isReached: exchanges < 90 ? nil : speedup >= 1.9)
    }
}
