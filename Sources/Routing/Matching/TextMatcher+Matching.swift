import ASCIIText
import RegularExpressions

extension TextMatcher {
    /// Returns whether the condition holds for a value.
    package func matches(_ value: [UInt8]) -> Bool {
        switch self {
        case .exact(let text): value == text
        case .prefix(let text): value.starts(with: text)
        case .regex(let pattern): pattern.expression.matchesWhole(value)
        }
    }
}

extension PathMatcher {
    /// Returns whether the condition holds for a path without query.
    ///
    /// `ignoresCase` applies to exact and prefix only (docs/semantics/envoy.md 2.1).
    package func matches(_ path: [UInt8]) -> Bool {
        switch self {
        case .prefix(let text, let ignoresCase):
            ignoresCase ? ASCII.hasPrefixIgnoringCase(path, text) : path.starts(with: text)
        case .exact(let text, let ignoresCase):
            ignoresCase
                ? path.count == text.count && ASCII.hasPrefixIgnoringCase(path, text)
                : path == text
        case .regex(let pattern): pattern.expression.matchesWhole(path)
        }
    }
}

extension HeaderMatcher {
    /// Returns whether the condition holds for the values of the header, in Envoy's order.
    ///
    /// Each value is tested separately. An absent header fails every condition, inverted ones too,
    /// unless it counts as empty or the condition tests presence (docs/semantics/envoy.md 3.1).
    package func matches(_ values: [[UInt8]]) -> Bool {
        guard let value else { return !values.isEmpty != isInverted }
        if values.isEmpty && !treatsMissingAsEmpty { return false }
        let candidates = values.isEmpty ? [[]] : values
        return candidates.contains { value.matches($0) } != isInverted
    }
}

extension QueryParameterMatcher {
    /// Returns whether the condition holds for a query, which may be empty.
    ///
    /// Only the first occurrence counts, nothing is decoded, and `&` is the only separator
    /// (docs/semantics/envoy.md 4).
    func matches(query: ArraySlice<UInt8>) -> Bool {
        for piece in query.split(separator: UInt8(ascii: "&")) {
            let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            guard piece[..<equals].elementsEqual(name) else { continue }
            guard let value else { return true }
            return value.matches(Array(piece[equals...].dropFirst()))
        }
        return false
    }
}

extension ClaimMatcher {
    /// Returns whether the condition holds for a token's claims.
    ///
    /// Strings match, and lists with a matching string; numbers and booleans never do
    /// (docs/semantics/istio.md 4.7).
    package func matches(_ claims: [String: ClaimValue]) -> Bool {
        var found: ClaimValue? = .object(claims)
        for name in path {
            guard case .object(let members)? = found else { return isInverted }
            found = members[name]
        }
        return holds(for: found) != isInverted
    }

    private func holds(for claim: ClaimValue?) -> Bool {
        switch claim {
        case .string(let text): value.matches(Array(text.utf8))
        case .list(let members):
            members.contains {
                if case .string(let text) = $0 { value.matches(Array(text.utf8)) } else { false }
            }
        default: false
        }
    }
}
