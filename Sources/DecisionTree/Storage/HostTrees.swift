/// The compiled virtual hosts of a tree, reached without reference counting.
@safe
struct HostTrees: ~Copyable, @unchecked Sendable {
    // INVARIANT: holds `count` retained references and is never written after `init`.
    private let trees: UnsafeMutablePointer<Unmanaged<HostTree>>
    let count: Int

    init(_ source: [HostTree]) {
        count = source.count
        unsafe trees = .allocate(capacity: max(1, source.count))
        for (index, tree) in source.enumerated() {
            unsafe (trees + index).initialize(to: .passRetained(tree))
        }
    }

    deinit {
        for index in 0..<count { unsafe trees[index].release() }
        unsafe trees.deallocate()
    }

    /// The tree at a position, retained: for compiling, not for deciding.
    func tree(at index: Int) -> HostTree {
        precondition(index >= 0 && index < count, "no such virtual host")
        return unsafe trees[index].takeUnretainedValue()
    }

    /// Decides in one virtual host.
    func decide(in index: Int, _ scratch: inout MatchScratch, random: UInt64) -> Found {
        precondition(index >= 0 && index < count, "no such virtual host")
        // SAFETY: the reference is retained as long as `self` lives.
        return unsafe trees[index]._withUnsafeGuaranteedRef {
            $0.decide(&scratch, random: random)
        }
    }
}
