#include "CGoogleBenchmark.h"

#include <benchmark/benchmark.h>

static benchmark::State &of(void *state) { return *static_cast<benchmark::State *>(state); }

extern "C" {

void google_benchmark_register(
    const char *name, void (*body)(void *context, void *state), void *context, size_t iterations) {
    auto *made = benchmark::RegisterBenchmark(
        name, [body, context](benchmark::State &state) { body(context, &state); });
    if (iterations > 0) made->Iterations(iterations);
}

bool google_benchmark_keep_running(void *state, size_t iterations) {
    return of(state).KeepRunningBatch(static_cast<benchmark::IterationCount>(iterations));
}

void google_benchmark_pause(void *state) { of(state).PauseTiming(); }

void google_benchmark_resume(void *state) { of(state).ResumeTiming(); }

void google_benchmark_set_counter(void *state, const char *name, double value) {
    of(state).counters[name] = value;
}

void google_benchmark_fail(void *state, const char *reason) { of(state).SkipWithError(reason); }

int google_benchmark_run(int argc, char **argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}

}
