#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted on this platform and in this build.
bool fairlead_allocations_are_counted(void);

/// How often the calling thread has asked for memory so far; 0 where that is not counted.
uint64_t fairlead_allocation_count(void);
