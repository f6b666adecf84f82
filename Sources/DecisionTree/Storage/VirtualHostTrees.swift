import Routing

/// A compiled virtual host that several generations of trees share.
@safe
final class SharedVirtualHostTree: @unchecked Sendable {
    // INVARIANT: both are initialized by `init` and never written again.
    fileprivate let tree: UnsafeMutablePointer<VirtualHostTree>
    fileprivate let effects: UnsafeMutablePointer<EffectTables>

    init(_ host: VirtualHost, isSidecar: Bool) {
        unsafe tree = .allocate(capacity: 1)
        unsafe effects = .allocate(capacity: 1)
        unsafe tree.initialize(to: VirtualHostTree(host, isSidecar: isSidecar))
        unsafe effects.initialize(to: EffectTables(host, isSidecar: isSidecar))
    }

    deinit {
        unsafe tree.deinitialize(count: 1)
        unsafe tree.deallocate()
        unsafe effects.deinitialize(count: 1)
        unsafe effects.deallocate()
    }

    /// What the scratch memory must have room for.
    var needs: ScratchMemory.Needs { unsafe tree.pointee.needs }

    /// The size of the tables in bytes.
    var byteCount: Int { unsafe tree.pointee.byteCount + effects.pointee.byteCount }
}

/// The compiled virtual hosts of a tree, accessed without reference counting.
@safe
struct VirtualHostTrees: ~Copyable, @unchecked Sendable {
    @unsafe
    struct Addresses {
        let tree: UnsafePointer<VirtualHostTree>
        let effects: UnsafePointer<EffectTables>
    }

    /// Keeps the trees alive.
    let owners: [SharedVirtualHostTree]
    // INVARIANT: points to the tree and the effects of each owner, in order.
    let addresses: UnsafeMutablePointer<Addresses>
    private let count: Int

    init(_ owners: [SharedVirtualHostTree]) {
        self.owners = owners
        count = owners.count
        unsafe addresses = .allocate(capacity: max(1, owners.count))
        for (index, owner) in owners.enumerated() {
            unsafe (addresses + index).initialize(
                to: Addresses(
                    tree: UnsafePointer(owner.tree), effects: UnsafePointer(owner.effects)))
        }
    }

    deinit {
        unsafe addresses.deallocate()
    }

    /// The tree of one virtual host.
    subscript(index: Int) -> VirtualHostTree {
        unsafeAddress {
            precondition(index >= 0 && index < count, "no such virtual host")
            // SAFETY: `owners` keeps the tree alive.
            return unsafe addresses[index].tree
        }
    }
}
