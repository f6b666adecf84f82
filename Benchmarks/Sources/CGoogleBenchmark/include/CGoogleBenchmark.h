// The part of Google Benchmark that a Swift program needs, in C.
#ifndef C_GOOGLE_BENCHMARK_H
#define C_GOOGLE_BENCHMARK_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Registers a benchmark; `body` is called with `context` and the run's state, perhaps repeatedly.
///
/// `iterations` is the number of iterations, 0 to let the library choose.
void google_benchmark_register(
    const char *name, void (*body)(void *context, void *state), void *context, size_t iterations);

/// Returns whether the measured loop continues with `iterations` more iterations.
bool google_benchmark_keep_running(void *state, size_t iterations);

/// Stops the clock between two rounds.
void google_benchmark_pause(void *state);

/// Resumes the clock.
void google_benchmark_resume(void *state);

/// Reports a number next to the run's time.
void google_benchmark_set_counter(void *state, const char *name, double value);

/// Ends the run as failed, with a reason.
void google_benchmark_fail(void *state, const char *reason);

/// Makes the compiler assume that all memory was read and changed, so that it can neither remove a
/// loop's computation nor hoist it.
static inline void google_benchmark_clobber_memory(void) { __asm__ volatile("" : : : "memory"); }

/// Reads the library's options from the arguments and runs the registered benchmarks.
///
/// Returns an exit code: 0, or 2 for an unknown argument.
int google_benchmark_run(int argc, char **argv);

#ifdef __cplusplus
}
#endif
#endif
