/// Istio's `HTTPRewrite`: how the request is changed before it is forwarded.
public struct HTTPRewrite: Sendable {
    /// What replaces the matched prefix, or the whole path after an exact or regex match.
    public var uri: Located<String>?
    /// What replaces the authority.
    public var authority: Located<String>?
    /// What replaces parts of the path; takes precedence over `uri`.
    public var uriRegexRewrite: RegexRewrite?
    /// Where the rewrite is written.
    public var location: RuleLocation

    /// Creates a rewrite that changes nothing.
    public init(location: RuleLocation) {
        self.location = location
    }
}

/// Istio's `RegexRewrite`: an RE2 expression and the replacement of each occurrence.
public struct RegexRewrite: Sendable {
    /// The expression.
    public var match: Located<String>?
    /// The replacement, with `\0` to `\9` for the whole match and the groups.
    public var rewrite: Located<String>?
    /// Where the rewrite is written.
    public var location: RuleLocation

    /// Creates a rewrite without expression.
    public init(location: RuleLocation) {
        self.location = location
    }
}
