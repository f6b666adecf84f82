import CGoogleBenchmark

/// One benchmark of Google Benchmark's: a name and what is measured.
///
/// Names are `operation/shape/size/outcome`, so that `--benchmark_filter` can choose.
@safe
final class Benchmark {
    private let body: () -> Void

    private init(_ body: @escaping () -> Void) {
        self.body = body
    }

    /// Registers a benchmark, whose body is called as often as the library thinks necessary.
    static func register(_ name: String, _ body: @escaping () -> Void) {
        let benchmark = Benchmark(body)
        // SAFETY: the retained object lives as long as the process, as the registration does.
        unsafe google_benchmark_register(
            name,
            { context, state in
                guard let context = unsafe context else { return }
                let benchmark = unsafe Unmanaged<Benchmark>.fromOpaque(context)
                    .takeUnretainedValue()
                while unsafe google_benchmark_keep_running(state) { benchmark.body() }
            },
            Unmanaged.passRetained(benchmark).toOpaque())
    }

    /// Runs what is registered, as the program's arguments ask.
    static func runAll() -> Int32 {
        unsafe google_benchmark_run(CommandLine.argc, CommandLine.unsafeArgv)
    }
}

/// Takes a value so that the optimiser cannot leave out what made it.
@inline(never)
func keep<Value>(_ value: Value) {
    withExtendedLifetime(value) {}
}
