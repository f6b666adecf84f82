// The little of Google Benchmark that a Swift program needs, as C.
#ifndef C_GOOGLE_BENCHMARK_H
#define C_GOOGLE_BENCHMARK_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Registers a benchmark; `body` is called with `context` and the run's state, perhaps often.
///
/// `iterations` is how often the loop goes round, 0 for as often as the library thinks necessary.
void google_benchmark_register(
    const char *name, void (*body)(void *context, void *state), void *context, size_t iterations);

/// Returns whether the measured loop goes on for that many iterations.
bool google_benchmark_keep_running(void *state, size_t iterations);

/// Stops the clock between two rounds.
void google_benchmark_pause(void *state);

/// Lets the clock go on.
void google_benchmark_resume(void *state);

/// Reports a number of the run's next to its time.
void google_benchmark_set_counter(void *state, const char *name, double value);

/// Ends the run as failed, with a reason.
void google_benchmark_fail(void *state, const char *reason);

/// Makes the compiler believe that all memory was read and changed, so that it can neither leave out
/// what a loop works out nor do it only once.
static inline void google_benchmark_clobber_memory(void) { __asm__ volatile("" : : : "memory"); }

/// Reads the library's options from the arguments and runs what is registered.
///
/// Returns an exit code: 0, or 2 for an argument that the library does not know.
int google_benchmark_run(int argc, char **argv);

#ifdef __cplusplus
}
#endif
#endif
