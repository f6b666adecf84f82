import ASCIIText
import RegularExpressions
import Routing

/// How an expression that must match a whole text nearly matches it.
enum PartialMatch {
    /// Longer texts are not searched for a partial match.
    private static let maximumLength = 1_024

    /// Returns a suggestion, verified on the text itself; `nil` if nothing nearly matches.
    static func suggestion(
        for pattern: TextPattern, on text: [UInt8], what: String, caseHint: String?,
    ) -> String? {
        if text.count > maximumLength { return nil }
        let source = pattern.text
        if matches("(?i)\(source)", text) {
            let hint = caseHint.map { "\($0): " } ?? ""
            return "only the case differs: \(hint)write \(ReadableText.quoted("(?i)\(source)"))"
        }
        if !source.isEmpty, let length = beginning(pattern.expression, text) {
            let part = ReadableText.quoted(text.prefix(length))
            return "it matches the beginning only, \(part), and has to match the whole \(what): "
                + proposal([source + ".*", "(?:\(source)).*"], text)
        }
        if matches("(?s:.*)(?:\(source))(?s:.*)", text) {
            return "it matches a part only and has to match the whole \(what): "
                + proposal(
                    [".*" + source, source + ".*", ".*\(source).*", ".*(?:\(source)).*"], text)
        }
        return nil
    }

    /// The first of several spellings that matches; the last one always does.
    private static func proposal(_ spellings: [String], _ text: [UInt8]) -> String {
        let first = spellings.first { matches($0, text) } ?? spellings.last ?? ""
        return "write \(ReadableText.quoted(first))"
    }

    private static func matches(_ pattern: String, _ text: [UInt8]) -> Bool {
        (try? RegularExpression(pattern))?.matchesWhole(text) ?? false
    }

    /// The length of the longest prefix that matches, at least one byte.
    private static func beginning(_ expression: RegularExpression, _ text: [UInt8]) -> Int? {
        (1..<max(1, text.count)).reversed().first {
            expression.matchesWhole(Array(text.prefix($0)))
        }
    }
}

extension TextMatcher {
    /// A suggestion, if a text nearly matches.
    func suggestion(on text: [UInt8], what: String) -> String? {
        if case .regex(let pattern) = self {
            return PartialMatch.suggestion(for: pattern, on: text, what: what, caseHint: nil)
        }
        guard holdsIgnoringCase(for: text) else { return nil }
        return "only the case differs, and case counts here"
    }

    private func holdsIgnoringCase(for text: [UInt8]) -> Bool {
        switch self {
        case .exact(let wanted): ASCII.lowercased(wanted) == ASCII.lowercased(text)
        case .prefix(let wanted): ASCII.hasPrefixIgnoringCase(text, wanted)
        case .regex: false
        }
    }
}

extension PathMatcher {
    /// Whether the condition would hold if case were ignored.
    func matchesIgnoringCase(_ path: [UInt8]) -> Bool {
        switch self {
        case .exact(let text, _): PathMatcher.exact(text, ignoresCase: true).matches(path)
        case .prefix(let text, _): PathMatcher.prefix(text, ignoresCase: true).matches(path)
        case .regex: false
        }
    }
}
