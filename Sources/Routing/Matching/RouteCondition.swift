/// One condition of a route, which can be asked about by itself.
package enum RouteCondition: Sendable {
    /// The condition on the path.
    case path(PathMatcher)
    /// A condition on a header or pseudo header.
    case header(HeaderMatcher)
    /// A condition on a query parameter.
    case queryParameter(QueryParameterMatcher)
    /// A condition on a claim.
    case claim(ClaimMatcher)

    /// Whether the condition holds for a request.
    package func holds(for request: NormalizedRequest) -> Bool {
        switch self {
        case .path(let matcher): matcher.holds(for: request)
        case .header(let matcher): matcher.holds(for: request)
        case .queryParameter(let matcher): matcher.holds(for: request)
        case .claim(let matcher): matcher.holds(for: request)
        }
    }
}

extension RouteMatch {
    /// The conditions in the order in which they are tried.
    package var conditions: [RouteCondition] {
        [.path(path)] + headers.map(RouteCondition.header)
            + queryParameters.map(RouteCondition.queryParameter)
            + claims.map(RouteCondition.claim)
    }

    /// Returns whether all conditions hold.
    package func matches(_ request: NormalizedRequest) -> Bool {
        path.holds(for: request)
            && headers.allSatisfy { $0.holds(for: request) }
            && queryParameters.allSatisfy { $0.holds(for: request) }
            && claims.allSatisfy { $0.holds(for: request) }
    }
}

extension PathMatcher {
    fileprivate func holds(for request: NormalizedRequest) -> Bool {
        matches(Array(request.path))
    }
}

extension HeaderMatcher {
    fileprivate func holds(for request: NormalizedRequest) -> Bool {
        matches(request.values(of: name))
    }
}

extension QueryParameterMatcher {
    fileprivate func holds(for request: NormalizedRequest) -> Bool {
        matches(query: request.query)
    }
}

extension ClaimMatcher {
    fileprivate func holds(for request: NormalizedRequest) -> Bool {
        matches(request.original.claims)
    }
}
