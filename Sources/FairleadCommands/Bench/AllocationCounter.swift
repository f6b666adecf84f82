import CAllocationCounter

/// Counts the calling thread's allocations.
enum AllocationCounter {
    /// Returns the number of allocations during a call, or `nil` where they cannot be counted.
    static func count(_ body: () -> Void) -> Int? {
        guard fairlead_allocations_are_counted() else { return nil }
        let before = fairlead_allocation_count()
        body()
        return Int(fairlead_allocation_count() - before)
    }
}
