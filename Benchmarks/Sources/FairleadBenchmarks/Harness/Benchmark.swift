import CCounters
import CGoogleBenchmark

/// A Google Benchmark benchmark: a name, and the work to measure.
///
/// Names are `operation/engine/shape/size/outcome`, for `--benchmark_filter`. A benchmark's input
/// is made when it first runs, so that running a few is cheap.
@safe
final class Benchmark {
    let name: String
    private let options: Options
    private let prepare: () -> (Int) -> Void
    private lazy var body = prepare()

    /// How a benchmark is run.
    struct Options {
        /// How often the body does its work in one call; quick work needs a large batch, so that
        /// the clock's own cost is negligible.
        var batch = 1
        /// The number of iterations, 0 to let Google Benchmark choose.
        var iterations = 0
        /// Whether the run fails if the body allocates.
        var mustNotAllocate = false
        /// What runs before and after each round while the clock is stopped.
        var around: (before: () -> Void, after: () -> Void)?
        /// Numbers to report next to the time, once the body has run.
        var counters: () -> [String: Double] = { [:] }

        /// For work that takes nanoseconds.
        static var quick: Options { Options(batch: 64) }
        /// For decisions of the tree: quick, without allocation.
        static var decision: Options { Options(batch: 64, mustNotAllocate: true) }
        /// For long work.
        static var once: Options { Options(iterations: 1) }
    }

    private init(_ name: String, _ options: Options, _ prepare: @escaping () -> (Int) -> Void) {
        self.name = name
        self.options = options
        self.prepare = prepare
    }

    /// Registers a benchmark; `prepare` returns the body, which repeats its work as requested.
    static func register(
        _ name: String, _ options: Options = Options(), _ prepare: @escaping () -> (Int) -> Void,
    ) {
        let benchmark = Benchmark(name, options, prepare)
        unsafe all.append(benchmark)
        // SAFETY: the retained object is never freed, as the registration never ends.
        unsafe google_benchmark_register(
            name,
            { context, state in
                guard let context = unsafe context, let state = unsafe state else { return }
                let benchmark = unsafe Unmanaged<Benchmark>.fromOpaque(context)
                unsafe benchmark.takeUnretainedValue().run(state)
            },
            Unmanaged.passRetained(benchmark).toOpaque(), options.iterations)
    }

    /// Whether any benchmark that must not allocate has allocated.
    nonisolated(unsafe) private(set) static var hasAllocated = false
    nonisolated(unsafe) private static var all: [Benchmark] = []

    /// Runs the registered benchmarks with the program's arguments; returns an exit code.
    static func runAll() -> Int32 {
        let status = unsafe google_benchmark_run(CommandLine.argc, CommandLine.unsafeArgv)
        return unsafe status == 0 && hasAllocated ? 1 : status
    }

    /// Repeats the work of the named benchmarks under callgrind; returns an exit code.
    static func count(_ names: [String], times: Int) -> Int32 {
        for name in names {
            guard let benchmark = unsafe all.first(where: { $0.name == name }) else { return 2 }
            // Work of the first call only, such as looking up a symbol, does not count.
            benchmark.body(1)
            Counting.run(name) { benchmark.body(times) }
        }
        return 0
    }

    private func run(_ state: UnsafeMutableRawPointer) {
        let body = body
        if options.mustNotAllocate { body(options.batch) }
        let before = allocated_bytes_of_thread()
        var rounds = 0
        while unsafe google_benchmark_keep_running(state, options.batch) {
            rounds += options.batch
            guard let around = options.around else {
                body(options.batch)
                continue
            }
            unsafe google_benchmark_pause(state)
            around.before()
            unsafe google_benchmark_resume(state)
            body(options.batch)
            unsafe google_benchmark_pause(state)
            around.after()
            unsafe google_benchmark_resume(state)
        }
        unsafe report(state, allocated: allocated_bytes_of_thread() - before, rounds: rounds)
    }

    private func report(
        _ state: UnsafeMutableRawPointer, allocated: UInt64, rounds: Int,
    ) {
        if options.mustNotAllocate {
            let each = Double(allocated) / Double(max(rounds, 1))
            unsafe google_benchmark_set_counter(state, "allocatedBytes", each)
        }
        for (name, value) in options.counters() {
            unsafe google_benchmark_set_counter(state, name, value)
        }
        if options.mustNotAllocate && allocated > 0 {
            unsafe Self.hasAllocated = true
            unsafe google_benchmark_fail(state, "a decision allocated, which none may")
        }
    }
}

/// Uses a value, so that the optimizer cannot remove its computation.
@inline(never)
func keep<Value>(_ value: Value) {
    withExtendedLifetime(value) { google_benchmark_clobber_memory() }
}
