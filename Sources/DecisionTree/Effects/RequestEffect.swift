public import Routing

/// A decision with what follows from it for the request that it was made for.
///
/// Holds no values: each property reads the compiled tables and the request, and each `write` renders
/// into memory that the caller lends; none allocates, locks or retains unless it says so. An effect
/// cannot outlive the rules, the scratch memory and the request that it comes from, which the
/// compiler checks; so a decision is only ever carried out by the rules that made it.
///
/// Use `RouteTable.apply(_:to:)` instead where the complete effect is wanted as a value.
@safe
public struct RequestEffect: ~Escapable, BitwiseCopyable {
    /// What was decided; its positions are those of the route table.
    public private(set) var decision: Decision
    // INVARIANT: both outlive `self`; whoever makes it says so by its lifetime.
    private let tree: Unmanaged<DecisionTree>
    private let scratchAddress: UnsafePointer<ScratchMemory>

    /// Decides a request by a tree that the caller owns, without retaining it.
    ///
    /// - Precondition: The tree outlives the effect.
    @unsafe
    @_lifetime(&scratch, copy request)
    package init(
        of request: borrowing RequestView, by tree: Unmanaged<DecisionTree>,
        with scratch: inout DecisionScratch, random: UInt64,
    ) {
        let memory = unsafe scratch.memory
        let bytes = request.bytes
        decision = unsafe tree._withUnsafeGuaranteedRef {
            unsafe $0.decision(bytes, &memory.pointee, random: random)
        }
        unsafe self.tree = tree
        unsafe scratchAddress = UnsafePointer(memory)
    }

    /// What kind of answer the request gets.
    public var outcome: Decision.Outcome { decision.outcome }

    /// The request and the memory that it was decided with.
    var scratch: ScratchMemory {
        // SAFETY: see the invariant.
        unsafeAddress { unsafe scratchAddress }
    }

    /// What renders the effect; `nil` where no virtual host was chosen.
    @inline(__always)
    var renderer: EffectRenderer? {
        guard let host = decision.virtualHost else { return nil }
        let scratch = unsafe scratchAddress
        let decision = decision
        // SAFETY: `self` may not outlive the tree.
        return unsafe tree._withUnsafeGuaranteedRef { tree in
            unsafe EffectRenderer(
                tree.hosts.effects(of: host), scratch,
                tree.hosts.effects(of: host).pointee.target(of: decision, host: host))
        }
    }

    /// Why a request was refused before routing, as the reference says it; allocates.
    @_semantics("no_performance_analysis")
    @inline(never)
    func refusalStatus() -> UInt32 {
        let request = scratch.request(random: 0)
        // SAFETY: `self` may not outlive the tree.
        let table = unsafe tree._withUnsafeGuaranteedRef { $0.table }
        return table.apply(decision, to: request).response?.status ?? 400
    }

    /// A text that nothing had to be made for.
    @inline(__always)
    @_lifetime(copy self)
    func text(_ bytes: Bytes) -> Span<UInt8> {
        // SAFETY: the bytes are the tree's, the scratch memory's or the request's, which outlive
        // `self`.
        unsafe _overrideLifetime(bytes.unboundSpan, copying: self)
    }

    /// Takes the decision for a request that an abort of ``faults`` strikes.
    ///
    /// Nothing changes where the deciding rule aborts nothing.
    @_lifetime(self: copy self)
    public mutating func abort() {
        guard let faults, faults.abortPercent.numerator > 0 else { return }
        decision = Decision(
            .abort, virtualHost: decision.virtualHost, route: decision.route,
            cluster: decision.cluster)
    }
}
