import IstioConfig
import RegularExpressions

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

/// The keys of `headers` that mean a claim of a JSON Web Token.
///
/// Source: docs/semantics/istio.md 4.7 (`ToRoutingClaim`).
package enum ClaimKey {
    /// Returns the claim's name and the names inside it, or `nil` if the key is a header's name.
    ///
    /// `@request.auth.claims.a.b` and `@request.auth.claims[a][b]` both give `a`, `b`; the words in
    /// front are compared without case.
    package static func path(_ key: String) -> [String]? {
        let start = "@request.auth.claims"
        guard key.utf8.count > start.utf8.count,
            ASCII.hasPrefixIgnoringCase(Array(key.utf8), Array(start.utf8))
        else { return nil }
        let rest = key.utf8.dropFirst(start.utf8.count)
        if rest.first == UInt8(ascii: "."), rest.count > 1 {
            return rest.dropFirst().split(
                separator: UInt8(ascii: "."), omittingEmptySubsequences: false
            ).map { String(decoding: $0, as: UTF8.self) }
        }
        guard rest.first == UInt8(ascii: "["), rest.last == UInt8(ascii: "]"), rest.count > 2 else {
            return nil
        }
        return split(rest.dropFirst().dropLast())
    }

    /// Splits at every `][`.
    private static func split(_ text: Substring.UTF8View) -> [String] {
        var names: [[UInt8]] = [[]]
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "]"), rest.first == UInt8(ascii: "[") {
                rest.removeFirst()
                names.append([])
            } else {
                names[names.count - 1].append(byte)
            }
        }
        return names.map { String(decoding: $0, as: UTF8.self) }
    }
}
