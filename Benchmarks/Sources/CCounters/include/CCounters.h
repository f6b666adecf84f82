// What is counted rather than timed: bytes that jemalloc allocated, and instructions.
#ifndef C_COUNTERS_H
#define C_COUNTERS_H

#include <stddef.h>
#include <stdint.h>

/// Returns the bytes this thread has allocated so far, freed or not.
uint64_t allocated_bytes_of_thread(void);

/// Returns the bytes the program has allocated and not freed.
uint64_t live_bytes(void);

/// Returns freed memory to the system, so that resident memory is memory in use.
void return_unused_memory(void);

/// Calls `body` and, under valgrind's callgrind, counts only this call and writes the count under
/// `name`.
void count_instructions(const char *name, void (*body)(void *context), void *context);

#endif
