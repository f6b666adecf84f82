import Synchronization

/// The address of the newest tree, in a place of its own that is read without retaining anything.
@safe
struct NewestAddress: @unchecked Sendable {
    // INVARIANT: initialised by `init`; whoever made it deallocates it once nobody looks any more.
    private let place: UnsafeMutablePointer<Atomic<UInt>>

    init(_ address: UInt) {
        unsafe place = .allocate(capacity: 1)
        unsafe place.initialize(to: Atomic(address))
    }

    /// Gives the place back.
    func deallocate() {
        unsafe place.deinitialize(count: 1)
        unsafe place.deallocate()
    }

    /// The address; what was written to the tree before it was published is seen behind this.
    var current: UInt { unsafe place.pointee.load(ordering: .acquiring) }

    /// The address, in one order with all announcements and publications.
    var currentInOrder: UInt { unsafe place.pointee.load(ordering: .sequentiallyConsistent) }

    /// Makes an address the newest, in that order.
    func publish(_ address: UInt) {
        unsafe place.pointee.store(address, ordering: .sequentiallyConsistent)
    }
}
