// The little of Google Benchmark that a Swift program needs, as C.
#ifndef C_GOOGLE_BENCHMARK_H
#define C_GOOGLE_BENCHMARK_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Registers a benchmark; `body` is called with `context` and the run's state, perhaps often.
void google_benchmark_register(
    const char *name, void (*body)(void *context, void *state), void *context);

/// Returns whether the measured loop goes on.
bool google_benchmark_keep_running(void *state);

/// Reports a number of the run's next to its time.
void google_benchmark_set_counter(void *state, const char *name, double value);

/// Reads the library's options from the arguments and runs what is registered.
///
/// Returns an exit code: 0, or 2 for an argument that the library does not know.
int google_benchmark_run(int argc, char **argv);

#ifdef __cplusplus
}
#endif
#endif
