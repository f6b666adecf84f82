/// One operation on the headers of a request or of a response.
///
/// Its value is either ``fixedValue``, which costs nothing, or has to be rendered with
/// ``writeValue(to:)``.
@safe
public struct HeaderOperation: ~Escapable, ~Copyable {
    /// The kinds of operation.
    public enum Kind: UInt8, BitwiseCopyable, Sendable {
        /// Remove all lines of the name.
        case remove
        /// Replace all lines of the name by one, or add it.
        case set
        /// Add a line.
        case add
        /// Append the value to the line of the name, after a comma; only the value if there is no
        /// line or it is empty.
        case join
    }

    private let record: OperationRecord
    private let stage: HeaderStage
    private let renderer: EffectRenderer

    @_lifetime(immortal)
    init(_ record: OperationRecord, _ stage: HeaderStage, _ renderer: EffectRenderer) {
        self.record = record
        self.stage = stage
        self.renderer = renderer
    }

    /// What to do.
    public var kind: Kind { record.kind }

    /// The header's name, lowercased.
    public var name: Span<UInt8> {
        @_lifetime(copy self) get { text(record.name) }
    }

    /// The value, where it is the same for every request; `nil` where it has to be rendered, and
    /// for removals.
    public var fixedValue: Span<UInt8>? {
        @_lifetime(copy self) get { record.fixed.isNone ? nil : text(record.fixed) }
    }

    /// Writes the value.
    ///
    /// The values of one stage are rendered from the headers before it, except for its removals, so
    /// the order in which values are written does not matter. Does not allocate, lock or retain,
    /// except for `%REQ(…)%` of `connection`, `upgrade`, `te` and `referer`.
    ///
    /// - Parameter output: The caller's memory, to which the bytes are appended.
    /// - Returns: `unchanged` where the value renders empty: then the operation is not carried out.
    /// - Complexity: linear in the value, and for each header that it shows in the request's
    ///   headers and in the rule's operations.
    #if !DEBUG
    @_noLocks
    #endif
    public func writeValue(to output: inout OutputSpan<UInt8>) -> WriteResult {
        if record.kind == .remove { return .unchanged }
        var writer = TextWriter(&output)
        renderer.writeValue(record, stage, &writer)
        return writer.count == 0 ? .unchanged : writer.finish(&output)
    }

    /// A text of the tables.
    ///
    /// Not in the proof: Swift 6.3 sees a retain in `_overrideLifetime` that is not compiled.
    @_semantics("no_performance_analysis")
    @_lifetime(copy self)
    private func text(_ text: StringRef) -> Span<UInt8> {
        let span = unsafe Span(_unsafeElements: renderer.tables.bytes(text).memory)
        // SAFETY: the text is the tree's, which `self` may not outlive.
        return unsafe _overrideLifetime(span, copying: self)
    }
}
