import RuleCoverage
import RuleTesting

/// Runs suites in turn and passes the results to a report.
struct TestRun {
    private var report: any TestReport
    private let filters: [String]
    private let failsFast: Bool
    private var progress: TestProgress
    private var counts = TestCounts()
    private let coverageOptions: CoverageOptions
    private var recorder: CoverageRecorder?

    init(
        report: any TestReport, filters: [String], failsFast: Bool, progress: TestProgress,
        coverage: CoverageOptions,
    ) {
        coverageOptions = coverage
        if coverage.isWanted { recorder = CoverageRecorder() }
        self.report = report
        self.filters = filters
        self.failsFast = failsFast
        self.progress = progress
    }

    /// Runs a suite; returns whether to continue.
    mutating func run(
        _ suite: TestSuite, _ set: RuleSet, seed: UInt64?, _ rules: TestRules,
        on terminal: Terminal,
    ) throws(CommandError) -> Bool {
        var runner = CaseRunner(set, seed: seed)
        recorder?.begin(set)
        let filters = filters
        let isWanted = { (name: String) in
            filters.isEmpty || filters.contains { name.contains($0) }
        }
        do {
            return try runner.run(suite, where: isWanted) { take($0) }
        } catch {
            progress.clear()
            rules.report(error, of: suite, on: terminal)
            throw .reported
        }
    }

    private mutating func take(_ result: CaseResult) -> Bool {
        if result.isPassed { counts.passed += 1 } else { counts.failed += 1 }
        if report.writesAtOnce(result) { progress.clear() }
        report.take(result)
        recorder?.record(result)
        progress.step()
        return result.isPassed || !failsFast
    }

    /// Writes cases for what is not covered, if requested.
    private func writeCases(_ rules: TestRules, on terminal: Terminal) throws(CommandError) {
        guard let path = coverageOptions.casesFile, var recorder else { return }
        var cases = CoverageCases(path)
        for (paths, set) in rules.all {
            recorder.begin(set)
            cases.add(&recorder, set, paths)
        }
        try cases.write(on: terminal)
    }

    /// Prints the end of the report, and returns the exit code.
    mutating func finish(
        total: Int, filters: [String], _ rules: TestRules, on terminal: Terminal,
    ) throws(CommandError) -> Int32 {
        progress.clear()
        if counts.passed + counts.failed == 0 {
            let names = filters.map { "`\($0)`" }.joined(separator: " or ")
            throw .input("no case of \(total) has \(names) in its name")
        }
        if filters.isEmpty { counts.skipped = total - counts.passed - counts.failed }
        let coverage = recorder.map {
            CoverageResult(coverage: $0.coverage, minimum: coverageOptions.minimum)
        }
        report.end(counts, coverage)
        if let coverage { try coverageOptions.writeFiles(coverage, rules.texts) }
        try writeCases(rules, on: terminal)
        let isFine = counts.failed == 0 && !(coverage?.isTooLittle ?? false)
        return isFine ? ExitCode.success : ExitCode.difference
    }
}

/// The numbers of cases.
struct TestCounts: Equatable {
    var passed = 0
    var failed = 0
    /// Not run because of `--fail-fast`.
    var skipped = 0

    /// The line that CI systems read.
    var summary: String {
        "\(passed) passed, \(failed) failed" + (skipped > 0 ? ", \(skipped) not run" : "")
    }
}
