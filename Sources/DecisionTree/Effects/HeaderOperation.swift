/// One thing to do with the headers of a request or of an answer.
///
/// Its value is either ``fixedValue``, which costs nothing, or has to be made with
/// ``DecisionTree/writeValue(of:for:with:to:)``.
public struct HeaderOperation: ~Escapable, BitwiseCopyable {
    /// What to do.
    public enum Kind: UInt8, BitwiseCopyable, Sendable {
        /// Take all lines of the name away.
        case remove
        /// Put one line in the place of all lines of the name, or add it.
        case set
        /// Add a line.
        case add
        /// Add the value to the line of the name, behind a comma; without a line, or where it is
        /// empty, the value alone.
        case join
    }

    /// What to do.
    public let kind: Kind
    let nameBytes: Bytes
    let fixedBytes: Bytes
    let record: OperationRecord
    let state: HeaderState
    let moment: EffectTarget

    /// The header's name in lower case.
    public var name: TreeText {
        @_lifetime(copy self) get { TreeText(nameBytes) }
    }

    /// The value, where it is the same for every request; `nil` where it has to be made, and for
    /// removals.
    public var fixedValue: TreeText? {
        @_lifetime(copy self) get { record.fixed.isNone ? nil : TreeText(fixedBytes) }
    }

    @_lifetime(immortal)
    init(
        _ record: OperationRecord, _ state: HeaderState, _ moment: EffectTarget,
        _ tables: borrowing EffectTables,
    ) {
        kind = record.kind
        nameBytes = tables.bytes(record.name)
        fixedBytes = record.fixed.isNone ? .none : tables.bytes(record.fixed)
        self.record = record
        self.state = state
        self.moment = moment
    }
}

/// How far a walk over header operations has come; small and trivially copyable.
public struct HeaderOperationCursor: BitwiseCopyable, Sendable {
    let moment: EffectTarget
    let isResponse: Bool
    private(set) var stage: UInt8 = 0
    private(set) var index: UInt32 = 0

    init(_ moment: EffectTarget, isResponse: Bool) {
        self.moment = moment
        self.isResponse = isResponse
    }

    /// Takes the next position of a run, or goes to the next stage; returns `nil` for that.
    mutating func step(in run: RecordRange) -> Int? {
        if index < run.count {
            index += 1
            return Int(run.first + index - 1)
        }
        stage += 1
        index = 0
        return nil
    }
}

extension EffectTables {
    /// The runs that a walk goes through, in Envoy's order; `nil` behind the last.
    ///
    /// What Envoy writes before the rules' operations, the cluster's removals and writes, the
    /// route's, and what Envoy writes behind them.
    func run(_ walk: HeaderOperationCursor, _ scratch: borrowing MatchScratch) -> RecordRange? {
        let moment = walk.moment
        switch walk.stage {
        case 0: return before(walk)
        case 1: return level(1, walk).removals
        case 2: return level(1, walk).writes
        case 3: return level(2, walk).removals
        case 4: return level(2, walk).writes
        case 5:
            if !walk.isResponse {
                return moment.kind == .forward ? route(moment).afterRequest : RecordRange()
            }
            if moment.isLocal && moment.route >= 0 { return route(moment).afterAnswer }
            return allowance(moment, scratch)
        default: return nil
        }
    }

    private func before(_ walk: HeaderOperationCursor) -> RecordRange {
        let moment = walk.moment
        if !walk.isResponse {
            return moment.kind == .forward ? route(moment).beforeRequest : RecordRange()
        }
        if moment.kind == .httpsRedirect { return httpsLocation }
        return hasLocation(moment) ? route(moment).beforeAnswer : RecordRange()
    }

    private func level(_ level: UInt8, _ walk: HeaderOperationCursor) -> OperationGroup {
        if !walk.isResponse && walk.moment.kind != .forward { return OperationGroup() }
        let state = HeaderState(isResponse: walk.isResponse, level: level)
        return operations(state, walk.moment)
    }

    private func route(_ moment: EffectTarget) -> RouteEffect { routes[Int(moment.route)] }

    /// What an allowed origin is told.
    private func allowance(_ moment: EffectTarget, _ scratch: borrowing MatchScratch) -> RecordRange
    {
        if moment.kind != .forward && moment.kind != .preflight { return RecordRange() }
        if !allowsOrigin(moment, scratch) { return RecordRange() }
        let record = cors[Int(route(moment).cors)]
        return moment.kind == .preflight ? record.preflight : record.decoration
    }
}
