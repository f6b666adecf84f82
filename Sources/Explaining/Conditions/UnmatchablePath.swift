import RegularExpressions
import Routing

/// A condition on the path that no request meets.
struct UnmatchablePath {
    /// The proven reason.
    let reason: String

    /// Creates `nil` if a request may meet the condition.
    init?(_ path: PathMatcher) {
        guard let reason = Self.reason(of: path) else { return nil }
        self.reason = reason
    }

    private static func reason(of path: PathMatcher) -> String? {
        switch path {
        case .regex(let pattern): reason(of: pattern)
        case .exact(let text, _): reason(of: text) ?? normalization(of: text)
        case .prefix(let text, _): text.isEmpty ? nil : reason(of: text)
        }
    }

    private static let withoutSlash = "no request can match it: every path begins with `/`"
    private static let withQuery =
        "no request can match it: a path has no query, use `queryParams`"

    private static let encoded =
        "no request can match it: what is not ASCII is percent-encoded in a path"

    private static func reason(of text: [UInt8]) -> String? {
        if text.first != UInt8(ascii: "/") { return withoutSlash }
        if text.contains(UInt8(ascii: "?")) { return withQuery }
        if text.contains(UInt8(ascii: "#")) {
            return "no request can match it: a fragment is never sent"
        }
        return text.contains { $0 <= 0x20 || $0 >= 0x7F } ? encoded : nil
    }

    private static func reason(of pattern: TextPattern) -> String? {
        if let first = pattern.expression.literalPrefix.first, first != UInt8(ascii: "/") {
            return withoutSlash
        }
        let question = UInt8(ascii: "?")
        if RegularExpression.needs(question...question, in: pattern.text) { return withQuery }
        return RegularExpression.needs(0x80...0xFF, in: pattern.text) ? encoded : nil
    }

    /// An exact path that the proxy's normalization never produces.
    private static func normalization(of text: [UInt8]) -> String? {
        guard let normalized = PathNormalization.normalized(text), normalized != text else {
            return nil
        }
        return "no request can match it: a proxy makes \(ReadableText.quoted(normalized)) of "
            + "such a path first"
    }
}
