import Synchronization

/// The address of the newest tree, in separate memory that is read without retaining.
@safe
struct NewestAddress: @unchecked Sendable {
    // INVARIANT: initialized by `init`; its creator deallocates it after the last read.
    private let place: UnsafeMutablePointer<Atomic<UInt>>

    init(_ address: UInt) {
        unsafe place = .allocate(capacity: 1)
        unsafe place.initialize(to: Atomic(address))
    }

    /// Frees the memory.
    func deallocate() {
        unsafe place.deinitialize(count: 1)
        unsafe place.deallocate()
    }

    /// The address; reads after this see what was written to the tree before it was published.
    var current: UInt { unsafe place.pointee.load(ordering: .acquiring) }

    /// The address, totally ordered with all announcements and publications.
    var currentInOrder: UInt { unsafe place.pointee.load(ordering: .sequentiallyConsistent) }

    /// Makes an address the newest, in the same order.
    func publish(_ address: UInt) {
        unsafe place.pointee.store(address, ordering: .sequentiallyConsistent)
    }
}
