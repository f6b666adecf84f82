import DecisionTree
import Synchronization

/// The newest tree of one proxy, and the older ones that readers may still access.
///
/// Readers own the tree that they decide with, and compare one word to detect a newer one. To
/// acquire it, a reader announces its address, verifies that it is still the newest, retains it and
/// withdraws the announcement. The writer releases an old tree only when no reader announces it, so
/// no reader retains freed memory; neither waits for the other. This is the hazard pointer of
/// Michael (IEEE TPDS 15.6, 2004), held only for those few instructions: held while deciding, it
/// would keep the writer from freeing.
final class TreePublication: Sendable {
    /// What a reader is about to retain: the address of a tree, 0 for none.
    final class Slot: Sendable {
        fileprivate let announced = Atomic<UInt>(0)
    }

    private struct State {
        /// The newest tree.
        var tree: DecisionTree
        /// Older ones that a reader announced at the last check.
        var old: [DecisionTree] = []
        var slots: [Slot] = []

        /// Removes and returns the old trees that no reader announces.
        mutating func takeUnannounced() -> [DecisionTree] {
            let announced = Set(slots.map { $0.announced.load(ordering: .sequentiallyConsistent) })
            let free = old.filter { !announced.contains(TreeReference.address(of: $0)) }
            old.removeAll { !announced.contains(TreeReference.address(of: $0)) }
            return free
        }
    }

    /// The address of the newest tree.
    let newest: NewestAddress
    private let state: Mutex<State>
    private let handover = Atomic(false)

    init(_ tree: DecisionTree) {
        newest = NewestAddress(TreeReference.address(of: tree))
        state = Mutex(State(tree: tree))
    }

    deinit {
        newest.deallocate()
    }

    /// The newest tree, for the writer.
    var tree: DecisionTree { withState(\.tree) }

    /// Makes a tree the newest one.
    func publish(_ tree: DecisionTree) {
        // The trees are freed outside of the lock, which new readers take.
        _ = withState { state in
            state.old.append(state.tree)
            state.tree = tree
            newest.publish(TreeReference.address(of: tree))
            return state.takeUnannounced()
        }
    }

    /// Registers a reader.
    func admit(_ slot: Slot) -> TreeReference {
        let tree = withState { state in
            state.slots.append(slot)
            return state.tree
        }
        return TreeReference(tree)
    }

    /// Unregisters a reader.
    func dismiss(_ slot: Slot) {
        _ = withState { state in
            state.slots.removeAll { $0 === slot }
            return state.takeUnannounced()
        }
    }

    /// Acquires the newest tree; `nil` if a newer one was published meanwhile, so that readers
    /// never wait.
    func take(announcingIn slot: Slot) -> TreeReference? {
        let address = newest.current
        slot.announced.store(address, ordering: .sequentiallyConsistent)
        defer { slot.announced.store(0, ordering: .releasing) }
        if newest.currentInOrder != address { return nil }
        // The announcement is totally ordered with the store of a newer address: either the check
        // above sees that, or the writer sees the announcement and keeps the tree.
        return TreeReference(announced: address)
    }

    /// Reads or changes the state under the lock.
    ///
    /// On Linux the kernel hands over a contended lock, which the thread sanitizer does not see; a
    /// word of our own repeats the ordering that the lock already gives.
    private func withState<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        state.withLock { state in
            _ = handover.load(ordering: .acquiring)
            defer { handover.store(true, ordering: .releasing) }
            return body(&state)
        }
    }
}
