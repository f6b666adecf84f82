#include "CCounters.h"

#include <jemalloc/jemalloc.h>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(name) (void)(name)
#endif

uint64_t allocated_bytes_of_thread(void) {
    uint64_t *place = NULL;
    size_t size = sizeof place;
    return mallctl("thread.allocatedp", &place, &size, NULL, 0) == 0 ? *place : 0;
}

uint64_t live_bytes(void) {
    // jemalloc's statistics are from the last epoch.
    uint64_t epoch = 1;
    size_t size = sizeof epoch;
    mallctl("epoch", &epoch, &size, &epoch, size);
    size_t live = 0;
    size = sizeof live;
    return mallctl("stats.allocated", &live, &size, NULL, 0) == 0 ? live : 0;
}

void return_unused_memory(void) {
    // 4096 is jemalloc's number for all arenas.
    mallctl("arena.4096.purge", NULL, NULL, NULL, 0);
}

void count_instructions(const char *name, void (*body)(void *context), void *context) {
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    body(context);
    CALLGRIND_DUMP_STATS_AT(name);
    CALLGRIND_STOP_INSTRUMENTATION;
}
