import ASCIIText
import IstioConfig
import IstioNames
import RegularExpressions
import Routing

/// From a match entry to Envoy's matchers. Source: docs/semantics/istio.md 4.
extension RouteBuilder {
    /// Translates an entry.
    mutating func match(_ entry: HTTPMatchRequest) -> RouteMatch {
        var match = RouteMatch(path: path(entry))
        let named =
            entry.headers.map { ($0, isInverted: false) }
            + entry.withoutHeaders.map { ($0, isInverted: true) }
        for (header, isInverted) in named {
            add(header.value, named: header.key, isInverted: isInverted, to: &match)
        }
        let pseudo = [
            (":method", entry.method), (":authority", entry.authority), (":scheme", entry.scheme),
        ]
        for case (let name, let condition?) in pseudo {
            match.headers.append(
                HeaderMatcher(name: Array(name.utf8), value: value(condition)))
        }
        for parameter in entry.queryParams {
            match.queryParameters.append(
                QueryParameterMatcher(
                    name: Array(parameter.key.value.utf8), value: value(parameter.value)))
        }
        return match
    }

    private mutating func path(_ entry: HTTPMatchRequest) -> PathMatcher {
        let ignoresCase = entry.ignoreURICase?.value ?? false
        let all = PathMatcher.prefix([UInt8(ascii: "/")], ignoresCase: ignoresCase)
        guard let uri = entry.uri else { return all }
        switch uri.kind {
        case .unset: return all
        case .exact(let text): return .exact(Array(text.utf8), ignoresCase: ignoresCase)
        case .prefix(let text): return .prefix(Array(text.utf8), ignoresCase: ignoresCase)
        case .regex(let text):
            return pattern(text, at: uri.valueLocation).map { .regex($0) } ?? all
        }
    }

    private mutating func add(
        _ condition: StringMatch, named key: Located<String>, isInverted: Bool,
        to match: inout RouteMatch,
    ) {
        if let claim = ClaimKey.path(key.value) {
            guard let value = plainValue(condition) else {
                refuse(
                    .envoyClaim,
                    "Envoy refuses a condition on the claim `\(key.value)` that has no text",
                    at: condition.location)
                return
            }
            match.claims.append(ClaimMatcher(path: claim, value: value, isInverted: isInverted))
            return
        }
        let value = value(condition)
        match.headers.append(
            HeaderMatcher(
                name: ASCII.lowercased(Array(key.value.utf8)), value: value,
                isInverted: isInverted, treatsMissingAsEmpty: isInverted && value != nil))
    }

    /// The condition on a value; `nil` for presence, which the regex `*` means too.
    private mutating func value(_ condition: StringMatch) -> TextMatcher? {
        condition.kind == .regex("*") ? nil : plainValue(condition)
    }

    private mutating func plainValue(_ condition: StringMatch) -> TextMatcher? {
        switch condition.kind {
        case .unset: nil
        case .exact(let text): .exact(Array(text.utf8))
        case .prefix(let text): .prefix(Array(text.utf8))
        case .regex(let text):
            pattern(text, at: condition.valueLocation).map { .regex($0) } ?? .exact([])
        }
    }

    /// Compiles an expression; what Envoy refuses is noted.
    ///
    /// Where routes are made only to see that, nothing is compiled, and the result is `nil`.
    mutating func pattern(_ text: String, at location: RuleLocation) -> TextPattern? {
        if text.isEmpty {
            refuse(.envoyExpression, "Envoy refuses an empty regular expression", at: location)
            return nil
        }
        if isForEveryProxy {
            guard let refusal = RegularExpression.refusal(of: text) else { return nil }
            refuse(.envoyExpression, refusal.message, at: location)
            return nil
        }
        do {
            return try patterns.pattern(text)
        } catch {
            refuse(.envoyExpression, error.message, at: location)
            return nil
        }
    }
}
