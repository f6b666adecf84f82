// Counts how often a thread asks for memory, for `fairlead bench`.
//
// The functions stand in front of the C library's in the program that links this file, and pass
// every call on to whichever allocator would have had it. glibc keeps no such count itself, and
// the difference of two readings of `mallinfo2` does not show what was freed in between. Sanitizers
// bring allocators of their own, which must not be hidden; other C libraries are not tried.

#define _GNU_SOURCE
#include "CAllocationCounter.h"

#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(IS_SANITIZED)
#include <dlfcn.h>
#include <errno.h>

static _Thread_local uint64_t count;

// Several threads may look a function up at once; they find the same.
#define NEXT(name) \
    ({ \
        static __typeof__(&name) found; \
        __typeof__(&name) next = __atomic_load_n(&found, __ATOMIC_RELAXED); \
        if (!next) { \
            next = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
            if (!next) abort(); \
            __atomic_store_n(&found, next, __ATOMIC_RELAXED); \
        } \
        next; \
    })

void *malloc(size_t size) {
    count++;
    return NEXT(malloc)(size);
}

void *calloc(size_t number, size_t size) {
    count++;
    return NEXT(calloc)(number, size);
}

void *realloc(void *memory, size_t size) {
    count++;
    return NEXT(realloc)(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count++;
    return NEXT(aligned_alloc)(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    count++;
    return NEXT(posix_memalign)(memory, alignment, size);
}

bool fairlead_allocations_are_counted(void) { return true; }
uint64_t fairlead_allocation_count(void) { return count; }

#else

bool fairlead_allocations_are_counted(void) { return false; }
uint64_t fairlead_allocation_count(void) { return 0; }

#endif
