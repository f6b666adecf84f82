import DecisionTree
import Synchronization

/// The newest tree of one proxy, and who still may look at older ones.
///
/// Readers own the tree that they decide with and compare one word to see whether there is a newer
/// one. To take that one a reader announces its address, makes sure that it is still the newest,
/// retains it and takes the announcement back. The writer gives an old tree up only when nobody
/// announces it, so no reader retains what is freed; neither waits for the other. This is the
/// hazard pointer of Michael (IEEE TPDS 15.6, 2004), held for those few instructions alone, since
/// a reader that kept it for as long as it decides would keep the writer from freeing.
final class TreePublication: Sendable {
    /// What a reader is about to retain: the address of a tree, 0 for none.
    final class Slot: Sendable {
        fileprivate let announced = Atomic<UInt>(0)
    }

    private struct State {
        /// The newest tree.
        var tree: DecisionTree
        /// Older ones that a reader announced when it was last looked.
        var old: [DecisionTree] = []
        var slots: [Slot] = []

        /// Takes out the old trees that nobody announces.
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

    /// The newest tree, for who writes.
    var tree: DecisionTree { withState(\.tree) }

    /// Makes a tree the newest one.
    func publish(_ tree: DecisionTree) {
        // The trees die outside of the lock, which new readers take.
        _ = withState { state in
            state.old.append(state.tree)
            state.tree = tree
            newest.publish(TreeReference.address(of: tree))
            return state.takeUnannounced()
        }
    }

    /// Admits a reader.
    func admit(_ slot: Slot) -> TreeReference {
        let tree = withState { state in
            state.slots.append(slot)
            return state.tree
        }
        return TreeReference(tree)
    }

    /// Lets a reader go.
    func dismiss(_ slot: Slot) {
        _ = withState { state in
            state.slots.removeAll { $0 === slot }
            return state.takeUnannounced()
        }
    }

    /// Takes the newest tree; `nil` if a newer one was published meanwhile, so that nobody waits.
    func take(announcingIn slot: Slot) -> TreeReference? {
        let address = newest.current
        slot.announced.store(address, ordering: .sequentiallyConsistent)
        defer { slot.announced.store(0, ordering: .releasing) }
        if newest.currentInOrder != address { return nil }
        // The announcement stands in an order with the store of a newer address: either that is
        // seen above, or the writer sees the announcement and keeps the tree.
        return TreeReference(announced: address)
    }

    /// Reads or changes the state, one thread after another.
    ///
    /// On Linux the kernel hands a contended lock over, which the thread sanitizer does not see; so
    /// what the lock says already is said once more by a word of our own.
    private func withState<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        state.withLock { state in
            _ = handover.load(ordering: .acquiring)
            defer { handover.store(true, ordering: .releasing) }
            return body(&state)
        }
    }
}
