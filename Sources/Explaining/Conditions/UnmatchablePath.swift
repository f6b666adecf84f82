import RegularExpressions
import Routing

/// Why no request has the path that a condition wants.
enum UnmatchablePath {
    /// Returns the reason, or `nil` where there is none; each is certain.
    static func obstacle(of path: PathMatcher) -> String? {
        switch path {
        case .regex(let pattern): return obstacle(of: pattern)
        case .exact(let text, _):
            return obstacle(of: text) ?? normalisation(of: text)
        case .prefix(let text, _): return text.isEmpty ? nil : obstacle(of: text)
        }
    }

    private static let withoutSlash = "no request can match it: every path begins with `/`"
    private static let withQuery =
        "no request can match it: a path has no query, use `queryParams`"

    private static let encoded =
        "no request can match it: what is not ASCII is percent-encoded in a path"

    private static func obstacle(of text: [UInt8]) -> String? {
        if text.first != UInt8(ascii: "/") { return withoutSlash }
        if text.contains(UInt8(ascii: "?")) { return withQuery }
        if text.contains(UInt8(ascii: "#")) {
            return "no request can match it: a fragment is never sent"
        }
        return text.contains { $0 <= 0x20 || $0 >= 0x7F } ? encoded : nil
    }

    private static func obstacle(of pattern: TextPattern) -> String? {
        if let first = pattern.expression.literalPrefix.first, first != UInt8(ascii: "/") {
            return withoutSlash
        }
        let question = UInt8(ascii: "?")
        if RegularExpression.needs(question...question, in: pattern.text) { return withQuery }
        return RegularExpression.needs(0x80...0xFF, in: pattern.text) ? encoded : nil
    }

    /// An exact path that the proxy's normalisation never leaves.
    private static func normalisation(of text: [UInt8]) -> String? {
        guard let normalised = PathNormalization.normalised(text), normalised != text else {
            return nil
        }
        return "no request can match it: a proxy makes \(ReadableText.quoted(normalised)) of "
            + "such a path first"
    }
}
