/// Istio's `HTTPRedirect`: the response that redirects the client.
public struct HTTPRedirect: Sendable {
    /// The one-of `redirect_port`.
    public enum Port: Hashable, Sendable {
        /// A port number.
        case number(UInt32)
        /// The enumeration `RedirectPortSelection`.
        case derived(PortSelection)
    }

    /// Istio's `RedirectPortSelection`.
    public enum PortSelection: Int32, Hashable, Sendable {
        /// The scheme's default port, which the Location omits.
        case fromProtocolDefault = 0
        /// The port that the proxy listens on.
        case fromRequestPort = 1
    }

    /// What replaces the whole path; empty keeps it.
    public var uri: Located<String>?
    /// What replaces the host.
    public var authority: Located<String>?
    /// The port; if both members are given, the one declared last (`derivePort`) wins.
    public var port: Located<Port>?
    /// What replaces the scheme.
    public var scheme: Located<String>?
    /// The status: 301 (also 0 and absent), 302, 303, 307 or 308.
    public var redirectCode: Located<UInt32>?
    /// What replaces the matched prefix of the path.
    public var prefixRewrite: Located<String>?
    /// Where the redirect is written.
    public var location: RuleLocation

    /// Creates a redirect that changes nothing.
    public init(location: RuleLocation) {
        self.location = location
    }
}
