public import Routing

/// The clusters that may receive a copy of a request, in the order of their names.
@safe
public struct MirrorList: ~Escapable, BitwiseCopyable {
    private let renderer: EffectRenderer?
    private let records: RecordRange

    @_lifetime(immortal)
    init(_ renderer: EffectRenderer?) {
        let isForwarded = renderer?.target.kind == .forward
        self.renderer = isForwarded ? renderer : nil
        records = self.renderer?.forward?.mirrors ?? RecordRange()
    }

    /// The number of clusters.
    public var count: Int { Int(records.count) }

    /// One of the clusters.
    ///
    /// - Precondition: `index` is less than ``count`` and not negative.
    public subscript(index: Int) -> Mirror {
        @_lifetime(copy self)
        get {
            precondition(index >= 0 && index < count, "no such mirror")
            guard let renderer else { preconditionFailure("no such mirror") }
            let record = renderer.tables.mirrors[Int(records.first) + index]
            return Mirror(renderer.tables.bytes(record.name), record.percent)
        }
    }

    /// A cluster that receives copies of requests.
    @safe
    public struct Mirror: ~Escapable, BitwiseCopyable {
        private let name: Bytes
        /// The share of requests that it receives a copy of.
        public let percent: FractionalPercent

        @_lifetime(immortal)
        init(_ name: Bytes, _ percent: FractionalPercent) {
            self.name = name
            self.percent = percent
        }

        /// Envoy's name of the cluster.
        public var clusterName: Span<UInt8> {
            @_lifetime(copy self) get { text() }
        }

        /// The name's bytes.
        ///
        /// Not in the proof: Swift 6.3 sees a retain in `_overrideLifetime` that is not compiled.
        @_semantics("no_performance_analysis")
        @_lifetime(copy self)
        private func text() -> Span<UInt8> {
            let span = unsafe Span(_unsafeElements: name.memory)
            // SAFETY: the text is the tree's, which `self` may not outlive.
            return unsafe _overrideLifetime(span, copying: self)
        }
    }
}
