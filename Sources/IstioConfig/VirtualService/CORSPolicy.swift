/// Istio's `CorsPolicy`: what cross-origin requests are allowed.
public struct CORSPolicy: Sendable {
    /// Istio's `UnmatchedPreflights`.
    public enum UnmatchedPreflights: Int32, Hashable, Sendable {
        /// As `forward`.
        case unspecified = 0
        /// Preflights of other origins are forwarded.
        case forward = 1
        /// Preflights of other origins are answered without CORS headers.
        case ignore = 2
    }

    /// Origins that are allowed.
    public var allowOrigins: [StringMatch] = []
    /// Origins that are allowed, as exact texts (deprecated).
    public var allowOrigin: [Located<String>] = []
    /// Methods that are allowed.
    public var allowMethods: [Located<String>] = []
    /// Request headers that are allowed.
    public var allowHeaders: [Located<String>] = []
    /// Response headers that scripts may read.
    public var exposeHeaders: [Located<String>] = []
    /// How long the answer to a preflight may be kept.
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
