#include "CGoogleBenchmark.h"

#include <benchmark/benchmark.h>

extern "C" {

void google_benchmark_register(
    const char *name, void (*body)(void *context, void *state), void *context) {
    benchmark::RegisterBenchmark(
        name, [body, context](benchmark::State &state) { body(context, &state); });
}

bool google_benchmark_keep_running(void *state) {
    return static_cast<benchmark::State *>(state)->KeepRunning();
}

void google_benchmark_set_counter(void *state, const char *name, double value) {
    static_cast<benchmark::State *>(state)->counters[name] = value;
}

int google_benchmark_run(int argc, char **argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}

}
