import RegularExpressions

/// Rewriting of paths, for forwarding and for redirects.
///
/// Operates on strings: no slash is added or merged. Source: docs/semantics/envoy.md 5.2, 6.1, 6.2.
enum PathRewriting {
    /// The header in which Envoy keeps the original path.
    static let originalPath = Array("x-envoy-original-path".utf8)

    /// Replaces the part that the matcher matched by `replacement`, and keeps the query.
    ///
    /// A prefix matcher covers the length of its prefix; exact and regex cover the path.
    static func replacePrefix(
        of request: NormalizedRequest, matchedBy matcher: PathMatcher, with replacement: [UInt8],
    ) -> [UInt8] {
        let covered =
            switch matcher {
            case .prefix(let prefix, _): prefix.count
            case .exact, .regex: request.path.count
            }
        return replacement + request.target.dropFirst(covered)
    }

    /// Replaces every occurrence of an expression in the path, and keeps the query.
    ///
    /// Returns `nil` where Envoy leaves the path unchanged: for an empty result.
    static func replaceOccurrences(
        in request: NormalizedRequest, by expression: ReplacingExpression,
    ) -> [UInt8]? {
        let path = Array(request.path)
        let result = expression.replacingAll(in: path)
        return result.isEmpty ? nil : result + request.target[request.path.endIndex...]
    }
}
