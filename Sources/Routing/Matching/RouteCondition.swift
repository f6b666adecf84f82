/// One condition of a route, which can be evaluated separately.
///
/// Code that differs by kind switches over all kinds without a `default`, so that a new kind does
/// not compile until all of it is extended.
package enum RouteCondition: Sendable {
    /// The kinds, in the order in which a route tests its conditions.
    package enum Kind: CaseIterable, Sendable {
        /// Conditions on the path.
        case path
        /// Conditions on headers and pseudo headers.
        case header
        /// Conditions on query parameters.
        case queryParameter
        /// Conditions on claims.
        case claim
    }

    /// The condition on the path.
    case path(PathMatcher)
    /// A condition on a header or pseudo header.
    case header(HeaderMatcher)
    /// A condition on a query parameter.
    case queryParameter(QueryParameterMatcher)
    /// A condition on a claim.
    case claim(ClaimMatcher)

    /// The kind of the condition.
    package var kind: Kind {
        switch self {
        case .path: .path
        case .header: .header
        case .queryParameter: .queryParameter
        case .claim: .claim
        }
    }

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
    /// The conditions in the order in which they are tested.
    package var conditions: [RouteCondition] { [.path(path)] + otherConditions }

    /// Returns whether all conditions hold.
    package func matches(_ request: NormalizedRequest) -> Bool {
        path.holds(for: request) && otherConditions.allSatisfy { $0.holds(for: request) }
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
