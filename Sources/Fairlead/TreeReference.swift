import DecisionTree
import Routing

/// A tree that one reader owns, used without retaining it.
@safe
struct TreeReference: ~Copyable {
    // INVARIANT: retained by `init`, released by `deinit`.
    private let reference: Unmanaged<DecisionTree>
    /// The address of the tree, unique while it lives.
    let address: UInt

    /// Retains a tree.
    init(_ tree: DecisionTree) {
        unsafe reference = .passRetained(tree)
        address = Self.address(of: tree)
    }

    /// Retains the tree at an address, which must not be freed during the call.
    init?(announced address: UInt) {
        guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else { return nil }
        // SAFETY: the address is that of a tree that the caller keeps alive.
        unsafe reference = .fromOpaque(pointer).retain()
        self.address = address
    }

    deinit {
        // SAFETY: balances the retain of `init`.
        unsafe reference.release()
    }

    /// The address of a tree.
    static func address(of tree: DecisionTree) -> UInt {
        unsafe UInt(bitPattern: Unmanaged.passUnretained(tree).toOpaque())
    }

    /// The tree.
    var tree: DecisionTree { unsafe reference.takeUnretainedValue() }

    /// Decides as ``DecisionTree/decide(_:with:random:)`` does.
    ///
    /// Excluded from the reader's proof: the tree has its own, and the few requests that take the
    /// slow path do allocate.
    @_semantics("no_performance_analysis")
    @inline(never)
    @_lifetime(borrow self, &scratch, copy request)
    func decide(
        _ request: borrowing RequestView, with scratch: inout DecisionScratch, random: UInt64,
    ) -> RequestEffect {
        // SAFETY: `self` owns the tree, and the result may not outlive `self`.
        unsafe DecisionTree.decide(request, by: reference, with: &scratch, random: random)
    }
}
