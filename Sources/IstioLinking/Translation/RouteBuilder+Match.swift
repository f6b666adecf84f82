import ASCIIText
import IstioConfig
import IstioNames
import RegularExpressions
import Routing

/// Translation of a match entry to Envoy's matchers. Source: docs/semantics/istio.md 4.
extension RouteBuilder {
    /// Translates an entry.
    mutating func match(_ entry: HTTPMatchRequest) -> RouteMatch {
        var match = RouteMatch(path: path(entry))
        for kind in RouteCondition.Kind.allCases {
            match.otherConditions += otherConditions(kind, of: entry)
        }
        return match
    }

    /// Translates the conditions of one kind; a match stores the path separately.
    private mutating func otherConditions(
        _ kind: RouteCondition.Kind, of entry: HTTPMatchRequest,
    ) -> [RouteCondition] {
        switch kind {
        case .path: []
        case .header: headers(entry).map { .header($0) }
        case .queryParameter: queryParameters(entry).map { .queryParameter($0) }
        case .claim: claims(entry).map { .claim($0) }
        }
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

    /// Headers in their written order, then pseudo headers.
    private mutating func headers(_ entry: HTTPMatchRequest) -> [HeaderMatcher] {
        var headers: [HeaderMatcher] = []
        for (header, isInverted) in Self.named(entry) where ClaimKey.path(header.key.value) == nil {
            let value = value(header.value)
            headers.append(
                HeaderMatcher(
                    name: ASCII.lowercased(Array(header.key.value.utf8)), value: value,
                    isInverted: isInverted, treatsMissingAsEmpty: isInverted && value != nil))
        }
        let pseudo = [
            (":method", entry.method), (":authority", entry.authority), (":scheme", entry.scheme),
        ]
        for case (let name, let condition?) in pseudo {
            headers.append(HeaderMatcher(name: Array(name.utf8), value: value(condition)))
        }
        return headers
    }

    private mutating func queryParameters(
        _ entry: HTTPMatchRequest,
    ) -> [QueryParameterMatcher] {
        entry.queryParams.map { parameter in
            QueryParameterMatcher(
                name: Array(parameter.key.value.utf8), value: value(parameter.value))
        }
    }

    /// Claims are written as headers; Envoy refuses one without a text.
    private mutating func claims(_ entry: HTTPMatchRequest) -> [ClaimMatcher] {
        var claims: [ClaimMatcher] = []
        for (header, isInverted) in Self.named(entry) {
            guard let path = ClaimKey.path(header.key.value) else { continue }
            guard let value = plainValue(header.value) else {
                refuse(
                    .envoyClaim,
                    "Envoy refuses a condition on the claim `\(header.key.value)` that has no text",
                    at: header.value.location)
                continue
            }
            claims.append(ClaimMatcher(path: path, value: value, isInverted: isInverted))
        }
        return claims
    }

    private static func named(
        _ entry: HTTPMatchRequest,
    ) -> [(MapEntry<StringMatch>, isInverted: Bool)] {
        entry.headers.map { ($0, isInverted: false) }
            + entry.withoutHeaders.map { ($0, isInverted: true) }
    }

    /// The condition on a value; `nil` tests presence, which the regex `*` also means.
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

    /// Compiles an expression; Envoy's refusal is recorded.
    ///
    /// If routes are built only to find refusals, nothing is compiled, and the result is `nil`.
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
