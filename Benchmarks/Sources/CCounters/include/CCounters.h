// What is counted rather than timed: bytes that jemalloc gave out, and instructions.
#ifndef C_COUNTERS_H
#define C_COUNTERS_H

#include <stddef.h>
#include <stdint.h>

/// Returns how many bytes this thread has allocated so far, freed or not.
uint64_t allocated_bytes_of_thread(void);

/// Returns how many bytes the program has allocated and not freed.
uint64_t live_bytes(void);

/// Gives freed memory back to the system, so that what is resident is what is used.
void return_unused_memory(void);

/// Calls `body` so that valgrind's callgrind, where it runs the program, counts just this call and
/// writes the count under `name`; elsewhere it is a plain call.
void count_instructions(const char *name, void (*body)(void *context), void *context);

#endif
