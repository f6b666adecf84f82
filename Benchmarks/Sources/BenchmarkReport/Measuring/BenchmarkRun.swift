import Foundation

/// The measuring program's results: the median CPU time of each benchmark, and its counters.
struct BenchmarkRun {
    private var figures: [String: [String: Any]] = [:]
    /// Failed benchmarks, with the reason: decisions that allocated.
    private(set) var failures: [String] = []

    /// Runs the benchmarks that the expressions select, each expression in a process of its own.
    init(_ filters: [String], repetitions: Int = 5) throws {
        for filter in filters {
            tell("benchmarks \(filter)")
            let child = try ChildProcess.run(
                [
                    Programs.benchmarks, "--benchmark_filter=\(filter)", "--benchmark_format=json",
                    "--benchmark_repetitions=\(repetitions)", "--benchmark_min_time=0.02",
                    "--benchmark_enable_random_interleaving=true",
                ], limit: 900)
            // The variation of a counter that is always 0 is NaN, which JSON does not allow.
            let text = String(decoding: child.output, as: UTF8.self)
                .replacingOccurrences(of: ": NaN", with: ": null")
            guard
                let root = try? JSONSerialization.jsonObject(with: Data(text.utf8))
                    as? [String: Any],
                let entries = root["benchmarks"] as? [[String: Any]]
            else { throw ChildProcess.ProcessError(description: "no result of \(filter)") }
            for entry in entries { add(entry) }
        }
    }

    private mutating func add(_ entry: [String: Any]) {
        guard let full = entry["run_name"] as? String else { return }
        let name = full.replacingOccurrences(of: "/iterations:1", with: "")
        if entry["error_occurred"] as? Bool == true {
            failures.append("\(name): \(entry["error_message"] as? String ?? "failed")")
        }
        if entry["aggregate_name"] as? String == "median" { figures[name] = entry }
    }

    /// Returns the median CPU time in nanoseconds.
    func nanoseconds(_ name: String) -> Double? {
        figures[name]?["cpu_time"] as? Double
    }

    /// Returns the median of a counter.
    func counter(_ counter: String, of name: String) -> Double? {
        figures[name]?[counter] as? Double
    }

    /// Returns how many benchmarks have a counter, and its largest value.
    func largest(_ counter: String) -> (count: Int, value: Double)? {
        let values = figures.values.compactMap { $0[counter] as? Double }
        return values.max().map { (values.count, $0) }
    }
}
