import Routing

/// A compiled virtual host that trees of several generations share.
@safe
final class SharedVirtualHostTree: @unchecked Sendable {
    // INVARIANT: initialised by `init` and never written again.
    fileprivate let tree: UnsafeMutablePointer<VirtualHostTree>

    init(_ host: VirtualHost, isSidecar: Bool) {
        unsafe tree = .allocate(capacity: 1)
        unsafe tree.initialize(to: VirtualHostTree(host, isSidecar: isSidecar))
    }

    deinit {
        unsafe tree.deinitialize(count: 1)
        unsafe tree.deallocate()
    }

    /// What the scratch memory must have room for.
    var needs: MatchScratch.Needs { unsafe tree.pointee.needs }

    /// The size of the tables in bytes.
    var byteCount: Int { unsafe tree.pointee.byteCount }
}

/// The compiled virtual hosts of a tree, reached without reference counting.
@safe
struct VirtualHostTrees: ~Copyable, @unchecked Sendable {
    /// Keeps the trees alive.
    let owners: [SharedVirtualHostTree]
    // INVARIANT: points to the tree of each owner, in order.
    private let trees: UnsafeMutablePointer<UnsafeMutablePointer<VirtualHostTree>>
    private let count: Int

    init(_ owners: [SharedVirtualHostTree]) {
        self.owners = owners
        count = owners.count
        unsafe trees = .allocate(capacity: max(1, owners.count))
        for (index, owner) in owners.enumerated() {
            unsafe (trees + index).initialize(to: owner.tree)
        }
    }

    deinit {
        unsafe trees.deallocate()
    }

    /// The tree of one virtual host.
    subscript(index: Int) -> VirtualHostTree {
        unsafeAddress {
            precondition(index >= 0 && index < count, "no such virtual host")
            // SAFETY: `owners` keeps the tree alive.
            return unsafe UnsafePointer(trees[index])
        }
    }
}
