public import Routing

/// A decision with its effect on the request that it was made for.
///
/// Stores no values: each property reads the compiled tables and the request, and each `write`
/// renders into the caller's memory; none allocates, locks or retains unless it says so. An effect
/// cannot outlive its rules, scratch memory and request, which the compiler checks; so a decision
/// is only carried out by the rules that made it.
///
/// Use `RouteTable.apply(_:to:)` instead where the complete effect is needed as a value.
@safe
public struct RequestEffect: ~Escapable, ~Copyable {
    /// What was decided; its positions are those of the route table.
    public private(set) var decision: Decision
    // INVARIANT: all three outlive `self`, by a lifetime that its creator declares. The virtual
    // hosts are those of the tree, which has made the decision.
    private let tree: UnsafeRawPointer
    private let hosts: UnsafePointer<VirtualHostTrees.Addresses>
    private let scratchAddress: UnsafePointer<ScratchMemory>
    private var values = ProxyValues()

    /// Creates the effect of the decision that a tree has just made with scratch memory.
    ///
    /// - Precondition: The caller declares by a lifetime that tree, scratch memory and request
    ///   outlive the effect.
    @unsafe @inline(__always)
    @_lifetime(immortal)
    init(
        _ decision: Decision, _ tree: UnsafeMutableRawPointer,
        _ hosts: UnsafePointer<VirtualHostTrees.Addresses>,
        _ scratch: UnsafeMutablePointer<ScratchMemory>,
    ) {
        self.decision = decision
        unsafe self.tree = UnsafeRawPointer(tree)
        unsafe self.hosts = hosts
        unsafe scratchAddress = UnsafePointer(scratch)
    }

    /// Sets the client's address, which a gateway writes into `x-forwarded-for` and
    /// `x-envoy-external-address`.
    ///
    /// - Parameter address: The address of the connection's peer, without port.
    @_lifetime(self: copy self, copy address)
    public mutating func setClientAddress(_ address: Span<UInt8>) {
        values.clientAddress = Bytes(address)
    }

    /// Sets the `x-request-id` that the proxy has generated: a gateway for every request, a sidecar
    /// for one without.
    ///
    /// - Parameter id: The value of the header.
    @_lifetime(self: copy self, copy id)
    public mutating func setRequestID(_ id: Span<UInt8>) {
        values.requestID = Bytes(id)
    }

    /// Sets the values of commands that only the running proxy knows.
    ///
    /// A command is the text between the percent signs of a header's value, such as `HOSTNAME` or
    /// `START_TIME(%s)`. One that is not set is written as in the rule, percent signs included; an
    /// empty value counts as set.
    ///
    /// - Parameters:
    ///   - commands: Where names and values are.
    ///   - buffer: The bytes that they are in.
    @_lifetime(self: copy self, copy commands, copy buffer)
    public mutating func setCommands(_ commands: Span<HeaderRange>, in buffer: Span<UInt8>) {
        values.commands = HeaderLines(commands, in: Bytes(buffer))
    }

    /// The kind of outcome of the request.
    public var outcome: Decision.Outcome { decision.outcome }

    /// The request and the memory that it was decided with.
    var scratch: ScratchMemory {
        // SAFETY: see the invariant.
        unsafeAddress { unsafe scratchAddress }
    }

    /// The renderer of the effect; `nil` where no virtual host was chosen.
    @inline(__always)
    var renderer: EffectRenderer? {
        guard let host = decision.virtualHost else { return nil }
        // SAFETY: see the invariant.
        let tables = unsafe hosts[host].effects
        return unsafe EffectRenderer(
            tables, scratchAddress, tables.pointee.target(of: decision, host: host), values)
    }

    /// Why a request was refused before routing, in the reference's words; allocates.
    @_semantics("no_performance_analysis")
    @inline(never)
    func refusalStatus() -> UInt32 {
        let request = scratch.request(random: 0)
        // SAFETY: `self` may not outlive the tree.
        let table = unsafe Unmanaged<DecisionTree>.fromOpaque(tree).takeUnretainedValue().table
        return table.apply(decision, to: request).response?.status ?? 400
    }

    /// A text that needs no rendering.
    ///
    /// Not in the proof: Swift 6.3 sees a retain in `_overrideLifetime` that is not compiled.
    @_semantics("no_performance_analysis")
    @_lifetime(copy self)
    func text(_ bytes: Bytes) -> Span<UInt8> {
        let span = unsafe Span(_unsafeElements: bytes.memory)
        // SAFETY: the bytes are the tree's, the scratch memory's or the request's, which outlive
        // `self`.
        return unsafe _overrideLifetime(span, copying: self)
    }

    /// Applies the decision for a request that ``faults`` abort.
    ///
    /// Changes nothing where the deciding rule aborts nothing.
    @_lifetime(self: copy self)
    public mutating func abort() {
        guard let faults, faults.abortPercent.numerator > 0 else { return }
        decision = Decision(
            .abort, virtualHost: decision.virtualHost, route: decision.route,
            cluster: decision.cluster)
    }
}
