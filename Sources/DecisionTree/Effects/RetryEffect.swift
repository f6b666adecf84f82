/// When a failed request is retried.
@safe
public struct RetryEffect: ~Escapable, BitwiseCopyable {
    private let record: RetryRecord
    private let renderer: EffectRenderer

    @_lifetime(immortal)
    init(_ record: RetryRecord, _ renderer: EffectRenderer) {
        self.record = record
        self.renderer = renderer
    }

    /// The number of retries.
    public var attempts: UInt32 { record.attempts }
    /// The timeout of an attempt in nanoseconds, 0 for none.
    public var perTryTimeoutNanoseconds: Int64 { record.perTryTimeoutNanoseconds }
    /// The shortest wait between attempts in nanoseconds, 0 where it is not given.
    public var backoffNanoseconds: Int64 { record.backoffNanoseconds }
    /// Whether hosts that were tried before are avoided.
    public var avoidsPreviousHosts: Bool { record.avoidsPreviousHosts }
    /// Whether retries prefer other localities.
    public var usesRemoteLocalities: Bool { record.usesRemoteLocalities }

    /// The conditions of retries as Envoy's `retry_on` lists them, separated by commas.
    public var conditions: Span<UInt8> {
        @_lifetime(copy self) get { text(renderer.tables.bytes(record.conditions)) }
    }

    /// The status codes that are retried.
    public var retriableStatusCodes: Span<UInt32> {
        @_lifetime(copy self) get { statusCodes() }
    }

    /// A text of the tables.
    ///
    /// Not in the proof: Swift 6.3 sees a retain in `_overrideLifetime` that is not compiled.
    @_semantics("no_performance_analysis")
    @_lifetime(copy self)
    private func text(_ bytes: Bytes) -> Span<UInt8> {
        let span = unsafe Span(_unsafeElements: bytes.memory)
        // SAFETY: the text is the tree's, which `self` may not outlive.
        return unsafe _overrideLifetime(span, copying: self)
    }

    /// The records of the status codes; excluded from the proof as ``text(_:)`` is.
    @_semantics("no_performance_analysis")
    @_lifetime(copy self)
    private func statusCodes() -> Span<UInt32> {
        let codes = renderer.tables.retriableStatusCodes.span.extracting(record.statusCodes.range)
        // SAFETY: the table is the tree's, which `self` may not outlive.
        return unsafe _overrideLifetime(codes, copying: self)
    }
}
