/// Istio's `CorsPolicy`: which cross-origin requests are allowed.
public struct CORSPolicy: Sendable {
    /// Istio's `UnmatchedPreflights`.
    public enum UnmatchedPreflights: Int32, Hashable, Sendable {
        /// As `forward`.
        case unspecified = 0
        /// Preflights of other origins are forwarded.
        case forward = 1
        /// Preflights of other origins get a response without CORS headers.
        case ignore = 2
    }

    /// The allowed origins.
    public var allowOrigins: [StringMatch] = []
    /// The allowed origins, as exact texts (deprecated).
    public var allowOrigin: [Located<String>] = []
    /// The allowed methods.
    public var allowMethods: [Located<String>] = []
    /// The allowed request headers.
    public var allowHeaders: [Located<String>] = []
    /// The response headers that scripts may read.
    public var exposeHeaders: [Located<String>] = []
    /// How long the response to a preflight may be cached.
    public var maxAge: Located<ProtoDuration>?
    /// Whether credentials are allowed.
    public var allowCredentials: Located<Bool>?
    /// What happens to preflights of origins that are not allowed.
    public var unmatchedPreflights: Located<UnmatchedPreflights>?
    /// Where the policy is written.
    public var location: RuleLocation

    /// Creates a policy that allows nothing.
    public init(location: RuleLocation) {
        self.location = location
    }
}
