/// The answer to cross-origin requests.
package struct CORSRules: Sendable {
    /// The origins that are allowed; an entry without member matches nothing.
    package var allowOrigins: [TextMatcher] = []
    /// The joined lists, empty where not given.
    package var allowMethods = ""
    /// The headers that requests may have.
    package var allowHeaders = ""
    /// The headers that scripts may read.
    package var exposeHeaders = ""
    /// How long a preflight's answer may be kept, in seconds, as text.
    package var maxAge: String?
    /// Whether credentials are allowed.
    package var allowCredentials: Bool?
    /// Whether preflights of other origins are forwarded.
    package var forwardsUnmatchedPreflights = true

    /// Creates rules that allow no origin.
    package init() {}
}
