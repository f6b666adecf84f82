import CCounters
import CGoogleBenchmark

/// One benchmark of Google Benchmark's: a name, and what is measured.
///
/// Names are `operation/way/shape/size/outcome`, so that `--benchmark_filter` can choose. What a
/// benchmark needs is made when it first runs, so that a few can be chosen cheaply.
@safe
final class Benchmark {
    let name: String
    private let options: Options
    private let prepare: () -> (Int) -> Void
    private lazy var body = prepare()

    /// How a benchmark is run.
    struct Options {
        /// How often the body does its work in one call; quick work needs many, so that the
        /// clock's own cost does not count.
        var batch = 1
        /// How often in all, 0 for as often as Google Benchmark thinks necessary.
        var iterations = 0
        /// Whether the run fails if the body allocates.
        var mustNotAllocate = false
        /// What is done before and after each round while the clock stands still.
        var around: (before: () -> Void, after: () -> Void)?
        /// Numbers to report next to the time, once the body has run.
        var counters: () -> [String: Double] = { [:] }

        /// For what takes nanoseconds.
        static var quick: Options { Options(batch: 64) }
        /// For decisions of the tree: quick, and no allocation.
        static var decision: Options { Options(batch: 64, mustNotAllocate: true) }
        /// For what takes long.
        static var once: Options { Options(iterations: 1) }
    }

    private init(_ name: String, _ options: Options, _ prepare: @escaping () -> (Int) -> Void) {
        self.name = name
        self.options = options
        self.prepare = prepare
    }

    /// Registers a benchmark; `prepare` returns the body, which does its work that many times.
    static func register(
        _ name: String, _ options: Options = Options(), _ prepare: @escaping () -> (Int) -> Void,
    ) {
        let benchmark = Benchmark(name, options, prepare)
        unsafe all.append(benchmark)
        // SAFETY: the retained object lives as long as the process, as the registration does.
        unsafe google_benchmark_register(
            name,
            { context, state in
                guard let context = unsafe context, let state = unsafe state else { return }
                let benchmark = unsafe Unmanaged<Benchmark>.fromOpaque(context)
                unsafe benchmark.takeUnretainedValue().run(state)
            },
            Unmanaged.passRetained(benchmark).toOpaque(), options.iterations)
    }

    /// Whether any decision has allocated that must not.
    nonisolated(unsafe) private(set) static var hasAllocated = false
    nonisolated(unsafe) private static var all: [Benchmark] = []

    /// Runs what is registered, as the program's arguments ask; returns an exit code.
    static func runAll() -> Int32 {
        let status = unsafe google_benchmark_run(CommandLine.argc, CommandLine.unsafeArgv)
        return unsafe status == 0 && hasAllocated ? 1 : status
    }

    /// Does the work of the named benchmarks that many times under callgrind; returns an exit code.
    static func count(_ names: [String], times: Int) -> Int32 {
        for name in names {
            guard let benchmark = unsafe all.first(where: { $0.name == name }) else { return 2 }
            // What is found on the first call, such as a symbol's address, does not count.
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

/// Takes a value so that the optimiser cannot leave out what made it.
@inline(never)
func keep<Value>(_ value: Value) {
    withExtendedLifetime(value) { google_benchmark_clobber_memory() }
}
