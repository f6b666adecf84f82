/// The reply to cross-origin requests.
package struct CORSRules: Sendable {
    /// The allowed origins; an entry without a member matches nothing.
    package var allowOrigins: [TextMatcher] = []
    /// The joined list of methods, empty if not given.
    package var allowMethods = ""
    /// The headers that requests may have.
    package var allowHeaders = ""
    /// The headers that scripts may read.
    package var exposeHeaders = ""
    /// How long a preflight's reply may be cached, in seconds, as text.
    package var maxAge: String?
    /// Whether credentials are allowed.
    package var allowCredentials: Bool?
    /// Whether preflights of other origins are forwarded.
    package var forwardsUnmatchedPreflights = true

    /// Creates rules that allow no origin.
    package init() {}
}
