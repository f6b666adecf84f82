/// Istio's `StringMatch`: a one-of of exact text, prefix and regular expression.
///
/// Source: `networking/v1alpha3/virtual_service.proto`. If a text gives several members (only
/// a lenient reader accepts that), the one declared last in the proto wins.
public struct StringMatch: Sendable {
    /// Which member of the one-of is given.
    public enum Kind: Hashable, Sendable {
        /// No member: "present" for headers and query parameters, prefix `/` for `uri`.
        case unset
        /// The whole text must be equal.
        case exact(String)
        /// The text must begin with this one.
        case prefix(String)
        /// The whole text must match this RE2 expression.
        case regex(String)
    }

    /// The given member.
    public var kind: Kind
    /// Where the match begins (`{`, or the first key).
    public var location: RuleLocation
    /// Where the member's text is written; the match's own location if there is none.
    public var valueLocation: RuleLocation

    /// Creates a match without a member.
    public init(location: RuleLocation) {
        kind = .unset
        self.location = location
        valueLocation = location
    }
}

extension StringMatch: Equatable {
    /// Compares the members, not the locations.
    public static func == (left: StringMatch, right: StringMatch) -> Bool {
        left.kind == right.kind
    }
}
