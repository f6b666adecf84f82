/// Istio's `StringMatch`: a one-of of exact text, prefix and regular expression.
///
/// Source: `networking/v1alpha3/virtual_service.proto`. Where a text gives several members (which
/// only a lenient reader lets through) the one declared last in the proto wins.
public struct StringMatch: Sendable {
    /// Which member of the one-of is given.
    public enum Kind: Hashable, Sendable {
        /// No member: "present" for headers and query parameters, prefix `/` for `uri`.
        case unset
        /// The whole text must be equal.
        case exact(String)
        /// The text must begin so.
        case prefix(String)
        /// The whole text must match this RE2 expression.
        case regex(String)
    }

    /// The member that is given.
    public var kind: Kind
    /// Where the match begins (`{`, or the first key).
    public var location: RuleLocation
    /// Where the text of the member is written; the match's own place if there is none.
    public var valueLocation: RuleLocation

    /// Creates a match without a member.
    public init(location: RuleLocation) {
        kind = .unset
        self.location = location
        valueLocation = location
    }
}

extension StringMatch: Equatable {
    /// Compares the members; the locations do not count.
    public static func == (left: StringMatch, right: StringMatch) -> Bool {
        left.kind == right.kind
    }
}
