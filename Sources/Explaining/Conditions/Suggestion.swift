import ASCIIText
import Routing

/// What to change in a rule whose condition unexpectedly fails.
///
/// Each suggestion is verified: its claims about the request are true, and a proposed expression
/// matches. Source of the behavior: docs/semantics/istio.md 9, docs/semantics/envoy.md 2 to 4.
struct Suggestion {
    let condition: WrittenCondition
    let request: NormalizedRequest

    /// Returns the suggestion, or `nil` if showing the values says enough.
    func text() -> String? {
        switch condition.condition {
        case .path(let path): pathSuggestion(path)
        case .header(let header): headerSuggestion(header)
        case .queryParameter(let parameter): querySuggestion(parameter)
        case .claim(let claim): claimSuggestion(claim)
        }
    }

    private func pathSuggestion(_ path: PathMatcher) -> String? {
        if let path = UnmatchablePath(path) { return path.reason }
        if case .regex(let pattern) = path { return expressionSuggestion(pattern) }
        let text = bytes(of: path)
        if ASCII.lowercased(text) != text || ASCII.lowercased(pathBytes) != pathBytes,
            path.matchesIgnoringCase(pathBytes)
        {
            return "only the case differs: `ignoreUriCase: true` would take both"
        }
        let sent = request.original.path.prefix { $0 != UInt8(ascii: "?") }
        if path.matches(Array(sent)) {
            return "as sent it would hold: a proxy normalises the path before it compares"
        }
        guard case .exact = path else { return nil }
        if pathBytes == text + [UInt8(ascii: "/")] || pathBytes + [UInt8(ascii: "/")] == text {
            return "only the slash at the end differs, and `exact` means every byte"
        }
        return pathBytes.starts(with: text) ? "`exact` takes nothing below it: use `prefix`" : nil
    }

    private func expressionSuggestion(_ pattern: TextPattern) -> String? {
        PartialMatch.suggestion(
            for: pattern, on: pathBytes, what: "path",
            caseHint: "`ignoreUriCase` does nothing for `regex`")
    }

    private func querySuggestion(_ parameter: QueryParameterMatcher) -> String? {
        guard let wanted = parameter.value else { return nil }
        let values = RequestValue(request: request).values(ofQueryParameter: parameter.name)
        if values.dropFirst().contains(where: { wanted.matches($0) }) {
            return "a later value would hold, but only the first one of a parameter counts"
        }
        guard let first = values.first else { return nil }
        if let decoded = PercentDecoding.decoded(first), decoded != first,
            wanted.matches(decoded)
        {
            return "a query is compared as it is sent, nothing is decoded: "
                + "write \(ReadableText.quoted(first)) into the rule"
        }
        return wanted.suggestion(on: first, what: "value")
    }

    private func claimSuggestion(_ claim: ClaimMatcher) -> String? {
        if request.original.claims.isEmpty {
            return "claims come from a token that a RequestAuthentication has validated"
        }
        var found: ClaimValue? = .object(request.original.claims)
        for name in claim.path {
            guard case .object(let members)? = found else { return nil }
            found = members[name]
        }
        return found == .other ? "only texts and lists with a text ever match" : nil
    }

    private var pathBytes: [UInt8] { Array(request.path) }

    private func bytes(of path: PathMatcher) -> [UInt8] {
        switch path {
        case .exact(let text, _), .prefix(let text, _): text
        case .regex(let pattern): Array(pattern.text.utf8)
        }
    }
}

/// Percent-decoding, for suggestions only.
enum PercentDecoding {
    /// Returns the decoded bytes, `+` as a space; `nil` for an invalid escape.
    static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else { return nil }
            result.append(value)
            rest = rest.dropFirst(2)
        }
        return result
    }
}
