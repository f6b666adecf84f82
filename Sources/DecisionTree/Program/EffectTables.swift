import RegularExpressions
import Routing

/// What follows from the routes of one virtual host, in flat read-only tables.
///
/// Constant values are precomputed; values that depend on the request are lists of pieces.
struct EffectTables: ~Copyable, Sendable {
    let pool: FrozenTable<UInt8>
    let routes: FrozenTable<RouteEffect>
    let forwards: FrozenTable<ForwardEffect>
    let clusters: FrozenTable<ClusterEffect>
    let redirects: FrozenTable<RedirectEffect>
    let directResponses: FrozenTable<DirectResponseRecord>
    let operations: FrozenTable<OperationRecord>
    let pieces: FrozenTable<ValuePiece>
    let names: FrozenTable<HeaderName>
    let cors: FrozenTable<CORSEffect>
    let origins: FrozenTable<OriginCondition>
    let originExpressions: ExpressionTable
    /// The owners, for subjects that PCRE2 leaves undecided.
    let originOwners: [RegularExpression]
    let replacements: ReplacementTable
    let faults: FrozenTable<FaultEffect>
    let retries: FrozenTable<RetryRecord>
    let mirrors: FrozenTable<MirrorRecord>
    let retriableStatusCodes: FrozenTable<UInt32>
    /// The Location of a Gateway's `httpsRedirect`.
    let httpsLocation: RecordRange
    let contentType: HeaderName
    let location: HeaderName
    let isSidecar: Bool

    /// Compiles the effects of a virtual host's routes.
    ///
    /// Linear in the routes; equal texts are stored once.
    init(_ host: VirtualHost, isSidecar: Bool) {
        let compiler = EffectCompiler(host, isSidecar: isSidecar)
        pool = FrozenTable(compiler.texts.pool)
        routes = FrozenTable(compiler.routes)
        forwards = FrozenTable(compiler.forwards)
        clusters = FrozenTable(compiler.clusters)
        redirects = FrozenTable(compiler.redirects)
        directResponses = FrozenTable(compiler.directResponses)
        operations = FrozenTable(compiler.headers.operations)
        pieces = FrozenTable(compiler.headers.pieces)
        names = FrozenTable(compiler.headers.names)
        cors = FrozenTable(compiler.cors)
        origins = FrozenTable(compiler.origins)
        originExpressions = ExpressionTable(compiler.originExpressions)
        originOwners = compiler.originExpressions
        replacements = ReplacementTable(compiler.replacements)
        faults = FrozenTable(compiler.faults)
        retries = FrozenTable(compiler.retries)
        mirrors = FrozenTable(compiler.mirrors)
        retriableStatusCodes = FrozenTable(compiler.retriableStatusCodes)
        httpsLocation = compiler.httpsLocation
        contentType = compiler.contentType
        location = compiler.location
        self.isSidecar = isSidecar
    }

    /// The bytes of a text of the pool; there must be one.
    func bytes(_ text: StringRef) -> Bytes { pool.bytes(at: text.offset, count: text.length) }

    /// The size in memory, without expressions.
    var byteCount: Int {
        pool.byteCount + routes.byteCount + forwards.byteCount + clusters.byteCount
            + redirects.byteCount + directResponses.byteCount + operations.byteCount
            + pieces.byteCount
            + names.byteCount + cors.byteCount + origins.byteCount + faults.byteCount
            + retries.byteCount + mirrors.byteCount + retriableStatusCodes.byteCount
    }
}
